// Properties that hold for many random cases, by rapidcheck.
#pragma once
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <sstream>
#include <utility>

/// The same `count` cases in every run. What fails is shrunk and told.
template <class Property>
void check_property(Property&& property, int count = 1000) {
  rc::detail::TestParams params;
  params.seed = 20;
  params.maxSuccess = count;
  const rc::detail::TestResult result =
      rc::detail::checkTestable(std::forward<Property>(property), rc::detail::TestMetadata{}, params);
  std::ostringstream told;
  rc::detail::printResultMessage(result, told);
  CHECK_MESSAGE(result.template is<rc::detail::SuccessResult>(), told.str());
}
