// Memories seen from a plane: ‖x - ξ‖² = (u - a)² + (v - b)² + c, and x·ξ = a u + b v + c.
#include "core/energy/dense/plane_form.h"

namespace memscape {

PlaneForm::PlaneForm(const DenseForm& memory_form, const Matrix& Xi, const Plane& plane)
    : form(memory_form), shift(0, 0), offsets(2, Xi.cols()), constant(Xi.cols()) {
  if (form.is_dot()) {
    offsets = plane.axes.transpose() * Xi;
    constant = Xi.transpose() * plane.origin;
    set_bowl(plane);
    return;
  }
  shift = plane.project(Xi.rowwise().mean());
  set_bowl(plane);
  for (Eigen::Index k = 0; k < Xi.cols(); ++k) {
    Vector away = Xi.col(k) - plane.origin;
    Eigen::Vector2d inside = plane.axes.transpose() * away;
    offsets.col(k) = inside - shift;
    constant[k] = (away - plane.axes * inside).squaredNorm();
  }
}

void PlaneForm::set_bowl(const Plane& plane) {
  const Vector centre = plane.origin + plane.axes * shift;
  square = 0.5 * centre.squaredNorm();
  along = plane.axes.transpose() * centre;
}

}  // namespace memscape
