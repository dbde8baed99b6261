// Colour of an energy: map((E - low) / (high - low)), E linear between nodes. Unsupported nodes carry 1e30; beside them
// the nearest node decides.
uniform sampler2D energy;
uniform sampler2D colours;
uniform vec3 range;  // low, 1 / (high - low), added position
uniform vec4 unsupported;
in vec2 node;
out vec4 colour;

float at(ivec2 place) {
  return texelFetch(energy, clamp(place, ivec2(0), textureSize(energy, 0) - 1), 0).r;
}

float nearest() {
  return at(ivec2(floor(node + 0.5)));
}

#ifdef GL_ES  // which need not filter floats
float energy_here() {
  ivec2 low = ivec2(floor(node));
  vec2 share = node - vec2(low);
  float a = at(low), b = at(low + ivec2(1, 0)), c = at(low + ivec2(0, 1)), d = at(low + 1);
  return max(max(a, b), max(c, d)) > 1e25 ? nearest() : mix(mix(a, b, share.x), mix(c, d, share.x), share.y);
}
#else
float energy_here() {
  float e = texture(energy, (node + 0.5) / vec2(textureSize(energy, 0))).r;
  return e > 1e25 ? nearest() : e;
}
#endif

void main() {
  float e = energy_here();
  float position = clamp((e - range.x) * range.y + range.z, 0.0, 1.0);
  colour = e > 1e25 ? unsupported : texture(colours, vec2((position * 255.0 + 0.5) / 256.0, 0.5));
}
