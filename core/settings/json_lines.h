// JSON for people, of those who make JSON that is no setting.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace memscape {

/// Whole numbers without a point.
nlohmann::ordered_json number_json(double value);
/// Short objects and lists on one line each. Ends with a line break.
std::string pretty_json(const nlohmann::ordered_json& json);

}  // namespace memscape
