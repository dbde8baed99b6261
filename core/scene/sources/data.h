// From a scene's descriptions to numbers: memories Xi (D x K) and starting positions of particles (D x N).
#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "core/model/energy.h"
#include "core/scene/scene.h"
#include "core/scene/sources/point_table.h"

namespace memscape {

struct SourceKind {
  std::string_view kind, title, help;
  std::vector<Row> rows;
  bool on_plane = false;        ///< particles that lie on the view's plane, wherever it is
  bool forward = false;         ///< particles that the forward process takes from there to where they start
  bool pairs = false;           ///< memories that are pairs of features and outputs
  std::string_view plane = {};  ///< on which its memories are looked at at first; empty: any
};
std::span<const SourceKind> memory_kinds();
std::span<const SourceKind> particle_kinds();
const SourceKind* find_memories(std::string_view kind);
const SourceKind* find_particles(std::string_view kind);

/// What memories made or particles let go have at most; 800 MB.
inline constexpr double most_numbers = 1e8;
/// To be called before they are made. `what` is "memories" or "particles". Throws Error{input}.
void check_size(double dimension, double count, const std::string& what);
/// D x K, K >= 1. Throws Error{input} for more, for an unreadable or ragged CSV, K = 0,
/// mixed dimension.
Matrix build_memories(const Memories& memories);

/// What a source tells of its memories besides.
struct MemoryNotes {
  Labels labels;
  std::string understood;           ///< how a file was read, one line; empty where none was
  std::vector<FileColumn> columns;  ///< of the file, to choose from
  std::vector<size_t> coordinates;  ///< those that were chosen
};
struct MemoryData {
  Matrix Xi;
  MemoryNotes notes;
};
/// The same with these notes.
MemoryData memory_data(const Memories& memories);
/// The model that settings and memories describe. Throws Error{input} when its text does not fit the
/// memories' dimension.
std::shared_ptr<const Model> build_model(const Settings& settings, const Matrix& Xi);
/// D x N. `corrupted` particles are still at the memories: a session takes them through the forward process.
/// Grids and random particles fill a square on `plane`: about the middle of the memories' bounding box, its
/// half side `extent` (a row, default 1.5) times the larger half side of that box (1 where the box is a
/// point). It does not depend on the view, so that panning and zooming never restart a run. Throws
/// Error{input}.
Matrix build_particles(const Particles& particles, const Plane& plane, const Matrix& Xi);
/// The plane that the view shows of R^D (D = 1: the x1 axis). Through three memories a, b, c: their centroid
/// is the origin, the first axis runs from a to b, and c lies on the side of the second. Where they are equal
/// or on one line, the axis that is missing is that along which the memories vary most.
Plane view_plane(const View& view, const Matrix& Xi);

/// The three memories of the view's plane, as columns of K memories. A number beyond K stands for the last
/// memory that is not one of the three already (the last one where there are fewer than three).
std::array<int, 3> plane_memories(const View& view, int K);
/// True when the view's plane is one through three memories: D > 2 and asked for.
bool through_memories(const View& view, const Matrix& Xi);
/// How many axes of that plane the three memories give: 2, 1 where they are on one line, 0 where they are at
/// one place.
int axes_through_memories(const View& view, const Matrix& Xi);
/// Where the plane through three memories is not what was asked for, a sentence that says why; else empty.
std::string plane_remark(const View& view, const Matrix& Xi);

/// Points as columns, D x N. Throws Error{input} naming `path` when there are none, or they mix dimensions.
Matrix points_matrix(const PointList& points, const std::string& path);

}  // namespace memscape
