// Built memories and particles as points of their own, as a scene lists them.
#pragma once
#include "core/base/vectors.h"
#include "core/scene/scene.h"

namespace memscape {

/// The columns of X (D x N). Throws Error{input} where one lies farther out than a scene may list points.
PointList points_of(const Matrix& X);

}  // namespace memscape
