// A rectangle from its vertices' numbers. `place` is left, top, right, bottom in clip coordinates; nodes lie on its border.
uniform vec4 place;
uniform sampler2D energy;
out vec2 node;  // column and row

void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);  // (0, 0) is the lower left
  node = corner * vec2(textureSize(energy, 0) - 1);
  gl_Position = vec4(mix(place.x, place.z, corner.x), mix(place.w, place.y, corner.y), 0.0, 1.0);
}
