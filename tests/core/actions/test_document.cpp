// What a document knows of changes that are not saved, also of scenes that something else was opened over;
// and the text that it is kept as.
#include <doctest/doctest.h>

#include "core/actions/document_text.h"
#include "core/base/error.h"
#include "core/scene/scene_json.h"

using namespace memscape;

namespace {

Set beta(double value) {
  return {{{"energy.beta", std::to_string(value)}}};
}

Document edited() {
  Document document(default_scene(), "a.json");
  document.act(beta(3));
  return document;
}

void check_equal(const Document::Version& a, const Document::Version& b) {
  CHECK(*a.scene == *b.scene);
  CHECK(*a.saved == *b.saved);
  CHECK(a.name == b.name);
}

void check_equal(const Document::Versions& a, const Document::Versions& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) check_equal(a[i], b[i]);
}

}  // namespace

TEST_CASE("changes that something was opened over are left until they are undone to, saved or let go") {
  Document document = edited();
  CHECK(document.dirty());
  CHECK(document.left().empty());
  document.act(Open{default_scene(), "b.json"});
  CHECK_FALSE(document.dirty());
  REQUIRE(document.left().size() == 1);
  CHECK(document.left().back().name == "a.json");
  document.act(Open{default_scene(), "c.json"});  // b has no changes
  CHECK(document.left().size() == 1);

  Document back = document;
  back.act(Undo{});
  back.act(Undo{});
  CHECK(back.left().empty());
  CHECK(back.dirty());
  back.act(Undo{});
  CHECK_FALSE(back.dirty());  // as it was opened

  Document let = document;
  let.let_go_left();
  CHECK(let.left().empty());
  CHECK(document.left().size() == 1);
}

TEST_CASE("what was saved is no change after undo and redo either") {
  Document document = edited();
  document.saved_as("a.json");
  document.act(beta(4));
  CHECK(document.dirty());
  document.act(Undo{});
  CHECK_FALSE(document.dirty());
  document.act(Undo{});
  CHECK(document.dirty());
  document.act(Redo{});
  CHECK_FALSE(document.dirty());
  document.act(beta(5));
  document.let_go();
  document.act(Open{default_scene(), "b.json"});
  CHECK(document.left().empty());
}

TEST_CASE("a document's text reads back equal, without the oldest past where that is long") {
  Document document = edited();
  document.act(beta(4));
  document.act(Open{default_scene(), "b.json"});
  document.act(beta(5));
  document.act(beta(6));
  document.act(Undo{});
  const std::string text = document_text(document, {"1.weights"});
  const KeptDocument kept = parse_document(text, "kept");
  CHECK(kept.weights == std::vector<std::string>{"1.weights"});
  const Document::Parts a = document.parts(), b = kept.document.parts();
  check_equal(a.now, b.now);
  check_equal(a.past, b.past);
  check_equal(a.future, b.future);
  check_equal(a.left, b.left);
  CHECK(kept.document.dirty());

  const Document::Parts brief = parse_document(document_text(document, {}, 1), "kept").document.parts();
  check_equal(brief.now, a.now);
  check_equal(brief.left, a.left);
  CHECK(brief.past.empty());
}

TEST_CASE("text that is no document is refused") {
  const std::string whole = document_text(edited(), {});
  CHECK_NOTHROW(parse_document(whole, "kept"));
  for (const std::string& text :
       {std::string(), std::string("{}"), std::string("x\n"), scene_text(default_scene()),
        whole.substr(0, whole.find('\n') + 1), whole.substr(0, whole.size() / 2)})
    CHECK_THROWS_AS(parse_document(text, "kept"), Error);
}
