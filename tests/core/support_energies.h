// What the energy tests share: every kind of energy with several settings, seeded memories, and differences
// as a reference.
#pragma once
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "core/energy/registry.h"

namespace memscape::testing {

/// Uniform in [low, high], the same on every machine.
inline double uniform(std::mt19937_64& random, double low, double high) {
  return low + (high - low) * static_cast<double>(random() >> 11) * 0x1p-53;
}

inline Matrix random_matrix(int rows, int columns, std::uint64_t seed, double low = -1, double high = 1) {
  std::mt19937_64 random(seed);
  return Matrix::NullaryExpr(rows, columns, [&] { return uniform(random, low, high); });
}

/// Settings of a kind with some values changed, by id.
inline Settings settings_with(std::string_view kind,
                              std::vector<std::pair<std::string, double>> values = {}) {
  Settings settings = energy_settings(kind);
  for (auto& [id, value] : values) settings.values[id] = value;
  return settings;
}

/// Every kind of energy that is a formula, with every combination of its choices and toggles, at degrees 1 to
/// 4 where it has one; β is the caller's.
inline std::vector<Settings> all_settings(double beta) {
  std::vector<Settings> all;
  for (const EnergyKind& kind : energy_kinds()) {
    if (!kind.has_energy) continue;  // see test_models
    if (kind.learned) continue;      // single precision, and no gradient: see test_learned_energy
    std::vector<Settings> some = {settings_with(kind.kind)};
    for (const Row& row : kind.rows) {
      if (!row.is_number()) continue;
      std::vector<double> values;
      if (row.scale == Scale::choice || row.scale == Scale::toggle)
        for (double v = row.minimum; v <= row.maximum; ++v) values.push_back(v);
      else if (row.id == "degree")
        values = {1, 2, 3, 4};
      else
        values = {row.id == "beta" ? beta : row.fallback.number()};
      std::vector<Settings> next;
      for (const Settings& settings : some)
        for (double value : values) {
          next.push_back(settings);
          next.back().values[std::string(row.id)] = value;
        }
      some = std::move(next);
    }
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

inline std::string text_of(const Settings& settings) {
  std::string text = settings.kind;
  for (auto& [id, value] : settings.values) text += " " + id + "=" + json_text(value);
  return text;
}

}  // namespace memscape::testing
