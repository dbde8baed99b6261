// From a scene's descriptions to numbers: memories Xi (D x K) and starting positions of particles (D x N).
#pragma once
#include <span>
#include <string_view>

#include "core/energy/energy.h"
#include "core/scene/scene.h"

namespace memscape {

struct SourceKind {
  std::string_view kind, title, help;
  std::vector<Parameter> rows;
};
std::span<const SourceKind> memory_kinds();
std::span<const SourceKind> particle_kinds();
const SourceKind* find_memories(std::string_view kind);
const SourceKind* find_particles(std::string_view kind);

/// D x K, D from 1 to 64, K from 1 to 10 000. Throws Error{input} for an unreadable or ragged CSV, K = 0,
/// mixed dimension.
Matrix build_memories(const Memories& memories);
/// D x N. `corrupted` particles are still at the memories: a session takes them through the forward process.
/// Grids and random particles fill a square on `plane`: about the middle of the memories' bounding box, its
/// half side `extent` (a row, default 1.5) times the larger half side of that box (1 where the box is a
/// point). It does not depend on the view, so that panning and zooming never restart a run. Throws
/// Error{input}.
Matrix build_particles(const Particles& particles, const Plane& plane, const Matrix& Xi);
/// The plane that the view shows of R^D (D = 1: the x1 axis).
Plane view_plane(const View& view, const Matrix& Xi);

/// Points as columns, D x N. Throws Error{input} naming `path` when there are none, or they mix dimensions.
Matrix points_matrix(const PointList& points, const std::string& path);

/// A CSV of numbers, one point a row, with or without a header; columns x1..xD or all. D x N. `name` is for
/// the error's sentence.
Matrix parse_points(std::string_view text, const std::string& name);

}  // namespace memscape
