// Every source of memories and of particles: its words, its rows, and what it makes of their defaults, the
// same each time, within what they say; and the scene that it stands in reads back equal.
#include <doctest/doctest.h>

#include "core/base/error.h"
#include "core/scene/scene_json.h"
#include "core/scene/scene_rows.h"
#include "core/scene/sources/data.h"

using namespace memscape;

namespace {

void check_words(const SourceKind& kind) {
  CHECK(!kind.title.empty());
  CHECK(kind.help.ends_with("."));
  for (const Row& row : kind.rows) {
    CAPTURE(row.id);
    CHECK(!row.label.empty());
    CHECK(row.help.ends_with("."));
  }
}

/// The default scene with this kind of source; a file's is given one that is there.
Scene with_source(const std::string& path, const SourceKind& kind) {
  Scene scene = default_scene();
  set_value(scene, path + ".kind=" + std::string(kind.kind));
  return scene;
}

/// A kind that reads a file has nothing without one: it says so in a sentence.
bool reads_file(const SourceKind& kind) {
  return std::ranges::any_of(kind.rows, [](const Row& row) { return row.type == Type::path; });
}

void check_reads_back(const Scene& scene) {
  CHECK(parse_scene(scene_text(scene)) == scene);
}

}  // namespace

TEST_CASE("every source of memories") {
  for (const SourceKind& kind : memory_kinds()) {
    CAPTURE(kind.kind);
    check_words(kind);
    CHECK(find_memories(kind.kind) == &kind);
    if (reads_file(kind)) {
      CHECK_THROWS_AS(build_memories(with_source("memories", kind).memories), Error);
      continue;
    }
    const Scene scene = with_source("memories", kind);
    check_reads_back(scene);
    const Matrix Xi = build_memories(scene.memories);
    CHECK(Xi.rows() >= 1);
    CHECK(Xi.cols() >= 1);
    CHECK(Xi.allFinite());
    CHECK(build_memories(scene.memories) == Xi);
    if (!find_row(kind.rows, "count")) continue;
    Scene more = scene;
    set_value(more, "memories.count=7");
    CHECK(build_memories(more.memories).cols() % 7 == 0);
  }
}

TEST_CASE("every source of particles") {
  const Matrix Xi = build_memories(default_scene().memories);
  for (const SourceKind& kind : particle_kinds()) {
    CAPTURE(kind.kind);
    check_words(kind);
    CHECK(find_particles(kind.kind) == &kind);
    const Scene scene = with_source("particles", kind);
    const auto made = [&] { return build_particles(scene.particles, Plane::whole(), Xi); };
    if (reads_file(kind)) {
      CHECK_THROWS_AS(made(), Error);
      continue;
    }
    check_reads_back(scene);
    const Matrix X = made();
    CHECK(X.rows() == Xi.rows());
    CHECK(X.allFinite());
    CHECK(made() == X);
    if (!find_row(kind.rows, "count")) continue;
    Scene more = scene;
    set_value(more, "particles.count=7");
    CHECK(build_particles(more.particles, Plane::whole(), Xi).cols() % 7 == 0);
  }
}
