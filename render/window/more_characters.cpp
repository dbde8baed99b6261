// Coverage is asked of FreeType for the program's own fonts, and of fontconfig for those of the system.
#include "render/window/more_characters.h"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <cstdio>
#include <memory>

#include "core/base/embedded.h"
#include "core/base/release.h"

namespace memscape {
namespace {

/// Latin, spacing and combining marks, Greek, punctuation, super- and subscripts, letter-like, arrows,
/// operators, shapes.
constexpr ImWchar usual[] = {
    0x20,   0x17F,  0x2C6,  0x2DC,  0x300,  0x30C,  0x370,  0x3FF,  0x1D40, 0x1D40, 0x1D62, 0x1D65, 0x2010,
    0x2027, 0x2030, 0x203A, 0x2044, 0x2044, 0x2070, 0x209C, 0x20AC, 0x20AC, 0x2102, 0x2102, 0x2113, 0x2113,
    0x2115, 0x2115, 0x211D, 0x211D, 0x2122, 0x2124, 0x2190, 0x21FF, 0x2200, 0x22FF, 0x2308, 0x230B, 0x23CE,
    0x23CF, 0x2500, 0x2502, 0x25A0, 0x25FF, 0x2605, 0x2606, 0x2699, 0x2699, 0x2713, 0x2717, 0x2600, 0x2600,
    0x263E, 0x263E, 0x27E8, 0x27E9, 0x27F2, 0x27F3, 0xFFFD, 0xFFFD, 0};

bool is_usual(char32_t c) {
  if (c < 0x20) return true;  // ends of lines
  for (const ImWchar* range = usual; *range; range += 2)
    if (c >= range[0] && c <= range[1]) return true;
  return false;
}

/// Scripts whose letters join, turn about or run from right to left.
bool takes_shaping(char32_t c) {
  return (c >= 0x590 && c <= 0x8FF) || (c >= 0x900 && c <= 0xDFF) || (c >= 0xE31 && c <= 0xEFF) ||
         (c >= 0xF00 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
         (c >= 0xFE70 && c <= 0xFEFC);
}

using CharSet = std::unique_ptr<FcCharSet, Release<FcCharSetDestroy>>;
using Pattern = std::unique_ptr<FcPattern, Release<FcPatternDestroy>>;

/// Those of `characters` that the fonts in the program lack.
std::u32string not_embedded(const std::u32string& characters) {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library)) return characters;
  std::u32string lacking = characters;
  for (const char* name : {"fonts/Inter-Regular.otf", "fonts/DejaVuSans.ttf"}) {
    const std::string_view bytes = embedded(name);
    FT_Face face = nullptr;
    if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes.data()),
                           static_cast<FT_Long>(bytes.size()), 0, &face))
      continue;
    std::erase_if(lacking, [&](char32_t c) { return FT_Get_Char_Index(face, c) != 0; });
    FT_Done_Face(face);
  }
  FT_Done_FreeType(library);
  return lacking;
}

/// The font of the system that suits these characters best; takes out of them what it has. False where it has
/// none of them.
bool take_from_system(std::u32string& characters, MoreCharacters::File& file) {
  const CharSet wanted(FcCharSetCreate());
  for (char32_t c : characters) FcCharSetAddChar(wanted.get(), c);
  const Pattern pattern(FcPatternCreate());
  FcPatternAddCharSet(pattern.get(), FC_CHARSET, wanted.get());
  FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>("sans-serif"));
  FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
  FcPatternAddBool(pattern.get(), FC_COLOR, FcFalse);
  FcConfigSubstitute(nullptr, pattern.get(), FcMatchPattern);
  FcDefaultSubstitute(pattern.get());
  FcResult result = FcResultMatch;
  const Pattern match(FcFontMatch(nullptr, pattern.get(), &result));
  FcCharSet* has = nullptr;
  FcChar8* path = nullptr;
  if (!match || FcPatternGetCharSet(match.get(), FC_CHARSET, 0, &has) != FcResultMatch ||
      FcPatternGetString(match.get(), FC_FILE, 0, &path) != FcResultMatch)
    return false;
  FcBool colour = FcFalse;
  FcPatternGetBool(match.get(), FC_COLOR, 0, &colour);
  const size_t before = characters.size();
  if (colour == FcFalse)
    std::erase_if(characters, [&](char32_t c) { return FcCharSetHasChar(has, c) == FcTrue; });
  file.path = reinterpret_cast<const char*>(path);
  FcPatternGetInteger(match.get(), FC_INDEX, 0, &file.face);
  return characters.size() < before;
}

/// "U+4E2D, U+6587 and 3 more".
std::string listed(const std::u32string& characters) {
  constexpr size_t most = 4;
  std::string text;
  for (size_t i = 0; i < std::min(most, characters.size()); ++i) {
    char code[16];
    std::snprintf(code, sizeof code, "%sU+%04X", i ? ", " : "", static_cast<unsigned>(characters[i]));
    text += code;
  }
  return characters.size() > most ? text + " and " + std::to_string(characters.size() - most) + " more"
                                  : text;
}

}  // namespace

const ImWchar* usual_characters() {
  return usual;
}

std::u32string unusual_characters(const std::vector<std::string_view>& texts) {
  std::u32string found;
  for (std::string_view text : texts)
    for (const char *at = text.data(), *end = at + text.size(); at < end;) {
      const auto first = static_cast<unsigned char>(*at);
      const int length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
      char32_t c = length == 1 ? first : first & (0xFFu >> (length + 1));
      for (int i = 1; i < length && at + i < end; ++i)
        c = c << 6 | (static_cast<unsigned char>(at[i]) & 0x3Fu);
      at += length;
      if (!is_usual(c)) found.push_back(c);
    }
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  return found;
}

MoreCharacters find_characters(std::u32string wanted) {
  constexpr size_t most_fonts = 6;
  MoreCharacters more{std::move(wanted)};
  std::u32string shown;
  for (char32_t c : more.wanted)  // Debian's Dear ImGui knows 16 bits
    (c <= IM_UNICODE_CODEPOINT_MAX ? shown : more.missing).push_back(c);
  std::u32string lacking = not_embedded(shown);
  MoreCharacters::File file;
  while (!lacking.empty() && more.files.size() < most_fonts && take_from_system(lacking, file))
    more.files.push_back(file);
  std::erase_if(shown, [&](char32_t c) { return lacking.find(c) != std::u32string::npos; });
  for (char32_t c : shown)
    for (int end = 0; end < 2; ++end) more.ranges.push_back(static_cast<ImWchar>(c));
  more.ranges.push_back(0);
  more.missing += lacking;
  std::ranges::sort(more.missing);
  return more;
}

std::string words_about(const MoreCharacters& characters) {
  std::string words;
  if (!characters.missing.empty())
    words = "The window cannot show " + listed(characters.missing) + ": no font that it can use has them. ";
  std::u32string shaped;
  std::ranges::copy_if(characters.wanted, std::back_inserter(shaped), [&](char32_t c) {
    return takes_shaping(c) && characters.missing.find(c) == std::u32string::npos;
  });
  if (!shaped.empty())
    words += "The window writes " + listed(shaped) + " letter by letter, from left to right. ";
  return words.empty() ? words : words + "Figures may do better.";
}

}  // namespace memscape
