// Floats are taken apart into bytes by shifts, so that the file is the same on every machine.
#include "core/learning/score/training_file.h"

#include <bit>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/error.h"
#include "core/base/quoted.h"

namespace memscape {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::string_view first_line = "memscape score network 1\n";

/// Calls visit(key, value) for every setting: one list for both ways.
void for_settings(auto& s, const auto& visit) {
  visit("dimension", s.shape.dimension);
  visit("frequencies", s.shape.frequencies);
  visit("scale", s.shape.scale);
  visit("time_width", s.shape.time_width);
  visit("width", s.shape.width);
  visit("hidden", s.shape.hidden);
  visit("explicit_energy", s.explicit_energy);
  visit("sigma", s.sigma);
  visit("t_min", s.t_min);
  visit("t_max", s.t_max);
  visit("learning_rate", s.learning_rate);
  visit("beta1", s.beta1);
  visit("beta2", s.beta2);
  visit("epsilon", s.epsilon);
  visit("average", s.average);
  visit("batch", s.batch);
  visit("copies", s.copies);
  visit("seed", s.seed);
}

void for_arrays(auto& state, const auto& visit) {
  visit("frequencies", state.frequencies);
  visit("average", state.average);
  visit("weights", state.weights);
  visit("first", state.first);
  visit("second", state.second);
}

void put(std::string& bytes, float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(bits >> shift & 0xff);
}

float take(std::string_view bytes) {
  std::uint32_t bits = 0;
  for (int i = 3; i >= 0; --i)
    bits = bits << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
  return std::bit_cast<float>(bits);
}

[[noreturn]] void fail(const std::string& file, const std::string& reason) {
  throw Error(Fault::input, "The weights in " + shown_file(file) + " cannot be used: " + reason + ".");
}

/// Why settings cannot be those of a network, or empty.
std::string fault_of(const TrainingSettings& s) {
  auto width = [](int w) { return w >= 16 && w <= 4096 && w % 16 == 0; };
  if (s.shape.dimension < 1 || s.shape.dimension > 4096) return "the dimension must be from 1 to 4096";
  if (s.shape.frequencies < 1 || s.shape.frequencies > 4096) return "the frequencies must be from 1 to 4096";
  if (!width(s.shape.time_width) || !width(s.shape.width))
    return "the widths must be multiples of 16 from 16 to 4096";
  if (s.shape.hidden < 1 || s.shape.hidden > 64) return "the hidden layers must be from 1 to 64";
  if (!(s.sigma > 0)) return "sigma must be greater than 0";
  if (!(s.t_min > 0 && s.t_min < s.t_max)) return "the times must be 0 < t_min < t_max";
  return {};
}

TrainingSettings settings_of(const std::string& file, const Json& header) {
  TrainingSettings settings;
  const Json& given = header.at("settings");
  for_settings(settings, [&](const char* key, auto& value) { given.at(key).get_to(value); });
  if (const std::string fault = fault_of(settings); !fault.empty()) fail(file, fault);
  return settings;
}

}  // namespace

std::string training_bytes(const Training& training) {
  Json header;
  for_settings(training.settings,
               [&](const char* key, const auto& value) { header["settings"][key] = value; });
  header["iteration"] = training.state.iteration;
  std::string floats;
  for_arrays(training.state, [&](const char* name, const std::vector<float>& array) {
    header["arrays"].push_back({{"name", name}, {"count", array.size()}});
    for (float value : array) put(floats, value);
  });
  return std::string(first_line) + header.dump() + "\n" + floats;
}

Training parse_training(std::string_view bytes, const std::string& file) {
  if (!bytes.starts_with(first_line))
    fail(file,
         "it does not begin with \"memscape score network 1\"; give a file that this program's training "
         "wrote");
  const std::size_t end = bytes.find('\n', first_line.size());
  const Json header =
      Json::parse(bytes.begin() + static_cast<long>(first_line.size()),
                  bytes.begin() + static_cast<long>(std::min(end, bytes.size())), nullptr, false);
  if (end == std::string::npos || header.is_discarded())
    fail(file, "its second line is not JSON; the file is damaged, train again");
  try {
    Training training{settings_of(file, header), {}};
    header.at("iteration").get_to(training.state.iteration);
    const auto weights = static_cast<std::size_t>(NetworkLayout(training.settings.shape).size);
    std::string_view rest = bytes.substr(end + 1);
    std::size_t index = 0;
    for_arrays(training.state, [&](const char* name, std::vector<float>& array) {
      const Json& row = header.at("arrays").at(index++);
      const auto count = row.at("count").get<std::size_t>();
      const bool first = std::string_view(name) == "frequencies";
      if (row.at("name") != name ||
          count != (first ? static_cast<std::size_t>(training.settings.shape.frequencies) : weights))
        fail(file, "its arrays are not those of its settings; the file is damaged, train again");
      if (rest.size() / 4 < count) fail(file, "it ends too early; copy it again or train again");
      for (array.reserve(count); array.size() < count; rest.remove_prefix(4)) {
        array.push_back(take(rest));
        if (!std::isfinite(array.back()))
          fail(file, "it holds a number that is not finite; the file is damaged, train again");
      }
    });
    if (!rest.empty()) fail(file, "it goes on after its last array; the file is damaged, train again");
    return training;
  } catch (const Json::exception&) {
    fail(file, "its second line lacks a setting or an array; the file is damaged, train again");
  }
}

}  // namespace memscape
