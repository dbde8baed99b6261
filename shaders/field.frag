#version 330 core
// Colour of an energy: map((E - low) / (high - low)). Unsupported nodes carry 1e30; beside them the nearest node decides.
uniform sampler2D energy;
uniform sampler2D colours;
uniform vec3 range;  // low, 1 / (high - low), added position
uniform vec4 unsupported;
in vec2 at;
out vec4 colour;

void main() {
  float e = texture(energy, at).r;
  if (e > 1e25) e = texelFetch(energy, ivec2(at * vec2(textureSize(energy, 0))), 0).r;
  float position = clamp((e - range.x) * range.y + range.z, 0.0, 1.0);
  colour = e > 1e25 ? unsupported : texture(colours, vec2((position * 255.0 + 0.5) / 256.0, 0.5));
}
