// A dense associative memory seen from a plane x(u, v) through R^D: each memory is two offsets and one
// constant, so that what a field costs does not depend on D.
#pragma once
#include <vector>

#include "core/energy/dense/dense.h"
#include "core/energy/simd/kernels.h"

namespace memscape {

/// The form's part of what the state kernel needs to know.
simd::States states_of(const DenseForm& form, int D, int K, int N);

/// Coordinates (u, v) of the plane are counted from `shift`, which keeps them small where the memories are.
struct PlaneForm {
  DenseForm form;
  Eigen::Vector2d shift;
  Eigen::Matrix2Xd offsets;  ///< of the memories in the plane; of their dot products with the axes for `dot`
  Vector constant;    ///< squared distance to the plane, K; the dot product with the shifted origin for `dot`
  double square = 0;  ///< ½‖x‖² = square + along·(u, v) + ½(u² + v²) if confined, else not counted
  Eigen::Vector2d along = Eigen::Vector2d::Zero();

  PlaneForm(const DenseForm& form, const Matrix& Xi, const Plane& plane);
  void set_bowl(const Plane& plane);
  int count() const { return static_cast<int>(offsets.cols()); }
  /// The confinement's part of the energy: a term of u plus one of v.
  double confinement_u(double u) const { return form.is_confined() ? square + u * (along[0] + 0.5 * u) : 0; }
  double confinement_v(double v) const { return form.is_confined() ? v * (along[1] + 0.5 * v) : 0; }
  double confinement_slope(int axis, double at) const { return form.is_confined() ? along[axis] + at : 0; }
};

/// The part of a grid that is worked on at once: pixels i0.., j0.. of it, at most tile_side each way.
struct TilePlace {
  int i0 = 0, j0 = 0, width = 0, height = 0;
};

/// Fields of any member, tile by tile: state by state over the memories that can matter.
class DirectTiles {
 public:
  explicit DirectTiles(const PlaneForm& memories) : memories_(memories) {}
  /// Over the memories `kept` (null: those within reach of the tile).
  void compute(const TilePlace& place, Field& field, const std::vector<int>* kept);

 private:
  void keep_within_reach(const TilePlace& place, const Grid& grid);
  const PlaneForm& memories_;
  std::vector<int> kept_;
  std::vector<double> Xi_, constant_, X_, energy_, gradient_, scratch_;
};

/// Fields of the members with F = exp, tile by tile, as sums of separable exponentials where that is
/// accurate.
class ExponentialTiles {
 public:
  explicit ExponentialTiles(const PlaneForm& memories);
  void compute(const TilePlace& place, Field& field);

 private:
  struct Tile;
  void choose_memories(Tile& tile);
  template <class T>
  void sum_and_finish(const Tile& tile, Field& field);
  template <class T>
  void finish(const Tile& tile, const T* f, Field& field);

  const PlaneForm& memories_;
  DirectTiles direct_;
  /// g: exponents in powers of two are line_k + g (a_k u + b_k v), and a quadratic common to all.
  double slope_;
  double curvature_;  ///< of that quadratic, -curvature (u² + v²), in powers of e
  bool precise_;      ///< the sum counts with a large factor, or its terms may cancel: add in double
  std::vector<double> line_, exponent_;
  std::vector<int> kept_;
  std::vector<double> w_, p_, q_;
  std::vector<float> float_w_, float_p_, float_q_;
};

}  // namespace memscape
