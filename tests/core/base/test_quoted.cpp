// Whatever bytes come from outside: what a sentence shows of them is one short line of UTF-8.
#include <doctest/doctest.h>

#include <filesystem>
#include <new>
#include <stdexcept>

#include "core/base/error.h"
#include "core/base/quoted.h"
#include "core/base/random.h"
#include "support_properties.h"

using namespace memscape;

namespace {

/// Characters of valid UTF-8.
size_t characters(const std::string& text) {
  size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

template <class Thrown>
Error caught_of(const Thrown& thrown) {
  try {
    throw thrown;
  } catch (...) {
    return caught();
  }
}

}  // namespace

TEST_CASE("text from outside: known escapes") {
  CHECK(quoted("hot") == "'hot'");
  CHECK(quoted(std::string("β=8, ‖x‖²")) == "'β=8, ‖x‖²'");
  CHECK(quoted("a\nb\tc\r") == "'a\\nb\\tc\\r'");
  CHECK(quoted("\x1b[31mred\x7f") == "'\\x1b[31mred\\x7f'");
  CHECK(quoted(std::string_view("a\0b", 3)) == "'a\\x00b'");
  CHECK(quoted("\xff\xc3(") == "'\\xff\\xc3('");
  CHECK(quoted("\xc2\x9b"
               "31m") == "'\\u009b31m'");                            // CSI in one character
  CHECK(quoted("\xe2\x80\xae") == "'\\u202e'");                      // writes from right to left
  CHECK(quoted("\xc0\xaf\xed\xa0\x80").starts_with("'\\xc0\\xaf"));  // overlong, surrogate
  CHECK(quoted("\xef\xbf\xbf") == "'\\uffff'");
  CHECK(escaped(escaped("\x1b\xff")) == escaped("\x1b\xff"));
}

TEST_CASE("text from outside: cut to 40 characters") {
  const std::string forty(40, 'x');
  std::string cut(39, 'x');
  cut += "…";
  CHECK(shown(forty) == forty);
  CHECK(shown(forty + "y") == cut);
  CHECK(shown(std::string(1 << 20, '\n')).size() < 50);
  CHECK(shown_file(forty) == forty);
  CHECK(shown_file("/a/very/long/way/to/the/folder/of/points.csv") ==
        "…ry/long/way/to/the/folder/of/points.csv");
}

TEST_CASE("text from outside: any bytes become one short line of UTF-8") {
  Random random(1, 1);
  for (int i = 0; i < 20000; ++i) {
    std::string bytes(static_cast<size_t>(random.uniform() * 60), ' ');
    for (char& c : bytes) c = static_cast<char>(random.uniform() * 256);
    for (const std::string& text : {shown(bytes), shown_file(bytes)}) {
      CHECK(is_utf8(text));
      CHECK_FALSE(has_controls(text));
      CHECK(text.find_first_of("\r\n\t") == std::string::npos);
      CHECK(characters(text) <= 40);
    }
    CHECK(is_utf8(escaped(bytes)));
  }
}

TEST_CASE("an error is one line without control characters, whoever wrote it") {
  const Error error(Fault::input, "one\ntwo \x1b[31m\xff" + std::string(1 << 20, 'x'));
  const std::string text = error.what();
  CHECK(text.starts_with("one\\ntwo \\x1b[31m\\xffxxx"));
  CHECK(text.size() <= 1000);
  CHECK(text.ends_with("…."));
}

TEST_CASE("what libraries throw is told in a sentence without their words") {
  for (const Error& error :
       {caught_of(std::bad_alloc()), caught_of(std::length_error("vector::_M_default_append"))})
    CHECK(std::string(error.what()).find("memory") != std::string::npos);
  const Error file = caught_of(std::filesystem::filesystem_error(
      "cannot", "a/b", std::make_error_code(std::errc::no_such_file_or_directory)));
  CHECK(std::string(file.what()) == "a/b cannot be used (No such file or directory); check the path.");
  CHECK(std::string(caught_of(std::runtime_error("[json.exception]")).what()).find("json") ==
        std::string::npos);
  const Error own = caught_of(Error(Fault::input, "The call was wrong."));
  CHECK(own.exit_code() == 2);
  CHECK(std::string(own.what()) == "The call was wrong.");
}

TEST_CASE("whatever the bytes, what is shown is one plain short line, and escaping twice changes nothing") {
  check_property([](const std::vector<std::uint8_t>& bytes) {
    std::string text(bytes.begin(), bytes.end());
    text += *rc::gen::element<std::string>("", "β", "\xf0\x9f\x98\x80", "\xe2\x80\xae", "\n", "\xc3",
                                           "\xed\xa0\x80");
    const std::string once = escaped(text);
    RC_ASSERT(is_utf8(once));
    RC_ASSERT(!has_controls(once));
    RC_ASSERT(once.find_first_of("\t\r\n") == std::string::npos);
    RC_ASSERT(escaped(once) == once);
    RC_ASSERT(characters(shown(text)) <= 40);
    RC_ASSERT(characters(shown_file(text)) <= 40);
    RC_ASSERT(memscape::quoted(text) == "'" + shown(text) + "'");
    if (characters(once) <= 40) RC_ASSERT(shown(text) == once);
  });
}
