// What is read, what is refused, and what a folder holds after a write, whatever lay there before it.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <set>

#include "core/base/error.h"
#include "core/base/files.h"

using namespace memscape;
namespace fs = std::filesystem;

namespace {

/// A fresh folder that is removed at the end.
struct Place {
  fs::path path;
  Place() {
    std::string name = (fs::temp_directory_path() / "memscape-files-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()));
    path = name;
  }
  ~Place() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  fs::path operator/(const std::string& name) const { return path / name; }
  void put(const std::string& name, const std::string& text = "old") const {
    std::ofstream(path / name, std::ios::binary) << text;
  }
  std::set<std::string> names() const {
    std::set<std::string> found;
    for (const auto& entry : fs::directory_iterator(path)) found.insert(entry.path().filename().string());
    return found;
  }
};

std::string refusal(const std::function<void()>& work, Fault fault) {
  try {
    work();
  } catch (const Error& error) {
    CHECK(error.fault() == fault);
    return error.what();
  }
  return "nothing was refused";
}

std::string refused_reading(const fs::path& file) {
  return refusal([&] { read_file(file); }, Fault::input);
}

std::string refused_writing(const fs::path& file) {
  return refusal([&] { write_file(file, "new"); }, Fault::work);
}

bool says(const std::string& text, const char* words) {
  CAPTURE(text);
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("only regular files that end are read") {
  const Place place;
  REQUIRE(mkfifo((place / "pipe").c_str(), 0600) == 0);
  const int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  (place / "socket").string().copy(name.sun_path, sizeof name.sun_path - 1);
  REQUIRE(bind(listener, reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0);
  fs::create_symlink("/dev/zero", place / "endless");
  CHECK(says(refused_reading(place / "pipe"), "is a pipe, a socket or a device"));
  CHECK(says(refused_reading(place / "socket"), "is a pipe, a socket or a device"));
  CHECK(says(refused_reading("/dev/zero"), "is a pipe, a socket or a device"));
  CHECK(says(refused_reading(place / "endless"), "is a pipe, a socket or a device"));
  CHECK(says(refused_reading(place.path), "is a folder"));
  CHECK(says(refused_reading(place / "none"), "cannot be read (No such file"));
  CHECK(says(refused_reading(""), "cannot be read"));
  CHECK(says(refused_reading("/proc/self/mem"), "cannot be read (Input/output error)"));
  close(listener);
}

TEST_CASE("files have a largest size") {
  const Place place;
  place.put("small", std::string(1 << 20, 'x'));
  CHECK(read_file(place / "small", 1 << 20).size() == 1 << 20);
  place.put("large", std::string((1 << 20) + 1, 'x'));
  CHECK(says(refusal([&] { read_file(place / "large", 1 << 20); }, Fault::input), "more than 1 MB"));
  REQUIRE(truncate((place / "large").c_str(), off_t{1} << 40) == 0);  // a hole of a terabyte
  CHECK(says(refusal([&] { read_file(place / "large", 1 << 20); }, Fault::input), "more than 1 MB"));
}

TEST_CASE("a write replaces what a name stands for, and leaves nothing beside it") {
  const Place place;
  place.put("a.png");
  write_file(place / "a.png", "new");
  CHECK(read_file(place / "a.png") == "new");
  write_file(place / "b.png", "first");
  CHECK(place.names() == std::set<std::string>{"a.png", "b.png"});
}

TEST_CASE("rights of a replaced file are kept") {
  const Place place;
  for (const mode_t rights : {0600, 0640, 0755, 0666}) {
    place.put("a");
    REQUIRE(chmod((place / "a").c_str(), rights) == 0);
    write_file(place / "a", "new");
    struct stat about {};
    REQUIRE(stat((place / "a").c_str(), &about) == 0);
    CHECK((about.st_mode & 07777) == rights);
  }
}

TEST_CASE("a file that may not be written stays") {
  const Place place;
  place.put("a");
  REQUIRE(chmod((place / "a").c_str(), 0444) == 0);
  CHECK(says(refused_writing(place / "a"), "may not be written"));
  fs::create_symlink("a", place / "link");
  CHECK(says(refused_writing(place / "link"), "may not be written"));
  CHECK(read_file(place / "a") == "old");
  CHECK(place.names() == std::set<std::string>{"a", "link"});
}

TEST_CASE("links are followed, also those that lead to no file yet") {
  const Place place;
  fs::create_directory(place / "far");
  place.put("far/a");
  fs::create_symlink("far/a", place / "near");
  fs::create_symlink("near", place / "nearer");
  write_file(place / "nearer", "new");
  CHECK(fs::is_symlink(place / "nearer"));
  CHECK(read_file(place / "far/a") == "new");
  fs::create_symlink("far/b", place / "dangling");
  write_file(place / "dangling", "made");
  CHECK(fs::is_symlink(place / "dangling"));
  CHECK(read_file(place / "far/b") == "made");
  fs::create_symlink("circle", place / "circle");
  CHECK(says(refused_writing(place / "circle"), "could not be written"));
}

TEST_CASE("what an earlier write left behind goes, what a person named so stays") {
  const Place place;
  for (const char* name : {"a.png.part104", "a.png.part4294967295"}) place.put(name);
  for (const char* name : {"a.png.part1", "a.png.part", "a.png.part12x", "b.png.part104"}) place.put(name);
  place.put("a.png.part555");
  const int working = open((place / "a.png.part555").c_str(), O_RDWR);  // another process is writing it
  REQUIRE(flock(working, LOCK_EX) == 0);
  write_file(place / "a.png", "new");
  CHECK(place.names() == std::set<std::string>{"a.png", "a.png.part", "a.png.part1", "a.png.part12x",
                                               "a.png.part555", "b.png.part104"});
  close(working);
}

TEST_CASE("names of 255 bytes work, longer ones are refused") {
  const Place place;
  for (const size_t size : {236, 240, 241, 250, 255}) {
    const std::string name = std::string(size - 4, 'n') + ".png";
    place.put(name);
    write_file(place / name, "new");
    CHECK(read_file(place / name) == "new");
  }
  std::string greek;
  while (greek.size() < 254) greek += "β";
  write_file(place / greek, "new");
  CHECK(place.names().size() == 6);
  CHECK(says(refused_writing(place / std::string(256, 'n')), "File name too long"));
  CHECK(place.names().size() == 6);
}

TEST_CASE("outputs that are no files") {
  const Place place;
  REQUIRE(mkfifo((place / "pipe").c_str(), 0600) == 0);
  CHECK(says(refused_writing(place / "pipe"), "nobody reads from it"));
  CHECK(says(refused_writing("/dev/full"), "No space left"));
  CHECK(says(refused_writing(place.path), "it is a folder"));
  CHECK(says(refused_writing(place / "none/"), "it is a folder"));
  CHECK(says(refused_writing(""), "it has no name"));
  CHECK(says(refused_writing(place / "no/such/a"), "No such file"));
  write_file("/dev/null", "new");
  const int reader = open((place / "pipe").c_str(), O_RDONLY | O_NONBLOCK);
  write_file(place / "pipe", "new");
  char bytes[8] = {};
  CHECK(read(reader, bytes, sizeof bytes) == 3);
  close(reader);
}
