// Checks, and the one place where exceptions of a case are judged.
#include "finding.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>

#include "core/base/error.h"
#include "core/base/quoted.h"

namespace memscape::fuzz {
namespace {

/// Escaped but for the ends of lines.
std::string escaped_lines(std::string_view text) {
  std::string all;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    all += (at ? "\n" : "") + escaped(text.substr(at, end - at));
    at = end + 1;
  }
  return all;
}

void expect_sentence(const std::string& text) {
  const std::string shown = "the message '" + escaped(text.substr(0, 300)) + "' ";
  expect(!text.empty() && text.size() <= 1000, shown + "has " + std::to_string(text.size()) + " bytes");
  expect(text == escaped(text), shown + "is not one plain line");
}

}  // namespace

void show(std::string_view input) {
  if (!shows_inputs) return;
  std::printf("%s\n", escaped_lines(input).c_str());
  std::fflush(stdout);
}

void expect(bool holds, const std::string& what) {
  if (!holds) throw Finding{what};
}

void expect_numbers(const ConstMatrix& X, const std::string& what) {
  for (const auto& x : X.colwise())
    for (double value : x) expect(!std::isnan(value), what + " is NaN");
}

bool accepted(const std::function<void()>& work, std::string* why) {
  try {
    work();
    return true;
  } catch (const Finding&) {
    throw;
  } catch (const Error& error) {
    expect_sentence(error.what());
    if (why) *why = error.what();
  } catch (const std::exception& error) {
    throw Finding{std::string("another exception: ") + error.what()};
  }
  return false;
}

void expect_accepted(const std::function<void()>& work, const std::string& what) {
  std::string why;
  if (!accepted(work, &why)) throw Finding{what + ": " + why};
}

}  // namespace memscape::fuzz
