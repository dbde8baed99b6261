// Where particles begin, computed from a scene's descriptions.
#pragma once
#include <memory>

#include "core/model/model.h"
#include "core/scene/scene.h"

namespace memscape {

/// D x N, where the particles of a scene without panels begin: `corrupted` ones where the forward process
/// takes them. Throws Error.
Matrix start_of(const Scene& scene);
/// The same, where its plane, memories (D x K) and model are known.
Matrix start_on(const Scene& scene, const Plane& plane, const Matrix& Xi,
                const std::shared_ptr<const Model>& model);

}  // namespace memscape
