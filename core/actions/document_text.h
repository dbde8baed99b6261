// A document as text and back, with its undo and what was left unsaved: what is kept for the case that the
// program ends without being asked to.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/actions/document.h"

namespace memscape {

struct KeptDocument {
  Document document;
  std::vector<std::string> weights;  ///< names of files with trained networks
};

/// The first line is {"memscape_document": 1, "now": VERSION, "past": [VERSION, ..], "future": [..], "left":
/// [..], "weights": [NAME, ..]} with VERSION = {"name", "scene": line, "saved": line}; a scene a line
/// follows, each once. The oldest past is left out where all would take more than `most` bytes.
std::string document_text(const Document& document, const std::vector<std::string>& weights,
                          std::size_t most = std::size_t{8} << 20);

/// Throws Error{input} with the name and the line.
KeptDocument parse_document(std::string_view text, const std::string& name);

}  // namespace memscape
