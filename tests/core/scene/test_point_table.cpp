// Tables of numbers as programs write them: R, pandas, NumPy, spreadsheets; what is understood and what is
// refused.
#include <doctest/doctest.h>

#include "core/base/error.h"
#include "core/scene/scene_json.h"
#include "core/scene/sources/data.h"
#include "core/scene/sources/point_table.h"

using namespace memscape;

namespace {

PointTable read(std::string_view text, const ColumnChoice& choice = {}) {
  return read_points(text, "p.csv", choice);
}

std::string refusal(std::string_view text, const ColumnChoice& choice = {}) {
  try {
    return "read: " + read(text, choice).understood;
  } catch (const Error& error) {
    CHECK(error.exit_code() == 2);
    return error.what();
  }
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string utf16(std::string_view ascii, bool big) {
  std::string bytes = big ? "\xfe\xff" : "\xff\xfe";
  for (const char c : ascii) bytes += big ? std::string{'\0', c} : std::string{c, '\0'};
  return bytes;
}

const Matrix two{{5.1, 4.9}, {3.5, 3}};

}  // namespace

TEST_CASE("tables as R, pandas, NumPy and spreadsheets write them") {
  PointTable table =
      read("\"Sepal.Length\",\"Sepal.Width\",\"Species\"\n5.1,3.5,\"setosa\"\n4.9,3,\"other\"\n");
  CHECK(table.X == two);
  CHECK(table.understood == "2 points of 2 columns; labels: Species");
  CHECK(table.labels.names == std::vector<std::string>{"setosa", "other"});
  table = read(
      "\"\",\"Sepal.Length\",\"Sepal.Width\",\"Species\"\n\"1\",5.1,3.5,\"setosa\"\n\"2\",4.9,3,\"setosa\"");
  CHECK(table.X == two);
  CHECK(table.understood ==
        "2 points of 2 columns; labels: Species; first column without a name: row numbers, left out");
  CHECK(table.labels.of == std::vector<int>{0, 0});
  table = read("a b\nfirst 5.1 3.5\nsecond 4.9 3\n");
  CHECK(table.X == two);
  CHECK(table.understood == "2 points of 2 columns; first column without a name: row names, left out");
  table = read("a,b\n5.1,3.5,\n4.9,3,\n");
  CHECK(table.X == two);
  CHECK(table.understood == "2 points of 2 columns; separators at the ends of lines left out");
  CHECK(read("Id,a,b\n1,5.1,3.5\n2,4.9,3\n").understood == "2 points of 2 columns; left out: row numbers");
  CHECK(read("\"a\" \"b\"\n\"1\" 5.1 3.5\n\"2\" 4.9 3\n").X == two);  // write.table
  CHECK(read(",a,b\n0,5.1,3.5\n1,4.9,3.0\n").X == two);               // to_csv
  CHECK(read(",0,1\n0,5.1,3.5\n1,4.9,3.0\n").X == two);
  CHECK(read("Unnamed: 0,a,b\n0,5.1,3.5\n1,4.9,3.0\n").X == two);
  CHECK(read(",a,b\n17,5.1,3.5\n4,4.9,3.0\n").X == two);
  CHECK(read("Id,a,b\n1,5.1,3.5\n2,4.9,3.0\n").X == two);
  CHECK(read("# width length\n5.1e+00 3.5e+00\n4.9e+00  3\n").X == two);  // savetxt
  CHECK(read("# width length\n5.1 3.5\n4.9 3\n", {.columns = "length"}).X == Matrix{{3.5, 3}});
  CHECK(read("# Iris, as Fisher measured it\n\n5.1 3.5 # the first\n 4.9 3\n").X == two);
  CHECK(read("5.1, 3.5 # the first\n4.9, 3\n").X == two);
  CHECK(read("a;b\r\n5,1;3,5\r\n4,9;3\r\n").X == two);
  CHECK(read("a;b\r\n5,1;3,5\r\n4,9;3\r\n").understood == "2 points of 2 columns; decimal commas");
  CHECK(read("5,1\t3,5\n4,9\t3\n").X == two);
  CHECK(read("5,1 3,5\n4,9 3\n").X == two);
  CHECK(read("\"5,1\",\"3,5\"\n\"4,9\",\"3\"\n").X == two);
  CHECK(read("sep=;\r\n5.1;3.5\r\n4.9;3\r\n;\r\n").X == two);
  CHECK(read("a;b;\n5.1;3.5;\n4.9;3;\n").X == two);
  CHECK(read("a,b\n5.1,3.5,\n4.9,3,\n").X == two);
  CHECK(read("5.1\t3.5\r4.9\t3\r").X == two);
  CHECK(read("name,a,b\n\"Anderson, E.\",5.1,3.5\n\"F. \"\"R\"\"\",4.9,3\n").labels.names ==
        std::vector<std::string>{"Anderson, E.", "F. \"R\""});
  CHECK(read("\"a\nb\",c\n5.1,3.5\n4.9,3\n").X == two);
}

TEST_CASE("byte order marks, UTF-16 and Windows-1252") {
  for (const bool big : {false, true}) {
    const PointTable table = read(utf16("a;b\r\n5,1;3,5\r\n4,9;3\r\n", big));
    CHECK(table.X == two);
    CHECK(table.understood == "2 points of 2 columns; decimal commas; UTF-16");
  }
  CHECK(read("\xef\xbb\xbf"
             "5.1;3.5\r\n4.9;3")
            .X == two);
  const PointTable table = read("L\xe4nge;Art\n5,1;\x80\n4,9;\xdf\n");
  REQUIRE(table.columns.size() == 2);
  CHECK(table.columns[0].name == "Länge");
  CHECK(table.columns[0].numbers);
  CHECK(!table.columns[1].numbers);
  CHECK(table.labels.names == std::vector<std::string>{"€", "ß"});
  CHECK(has(table.understood, "Windows-1252"));
  CHECK(has(refusal(std::string("1,2\n3,\0 4\n", 10)), "p.csv is not text"));
  CHECK(has(refusal("\xff\xfe"
                    "1"),
            "p.csv is not text"));
  CHECK(has(refusal("\xff\xfe"
                    "\x01\xdc"),
            "p.csv is not text"));
}

TEST_CASE("columns are chosen by name or number") {
  const std::string text = "id,width,length,kind,note\n7,5.1,3.5,a,x\n9,4.9,3,b,y\n";
  CHECK(read(text).understood == "2 points of 3 columns; left out: kind, note");
  const PointTable table = read(text, {.columns = "width, length", .labels = "kind"});
  CHECK(table.X == two);
  CHECK(table.understood ==
        "2 points of 2 columns; labels: kind; columns: width, length; left out: id, note");
  CHECK(read(text, {.columns = "2,3", .labels = "5"}).labels.title == "note");
  CHECK(read(text, {.columns = "length,width"}).X == two.colwise().reverse());
  CHECK(read("\"a, b\",c\n5.1,1\n4.9,2\n", {.columns = "\"a, b\""}).X == Matrix{{5.1, 4.9}});
  CHECK(read("a,k\n1.5,0\n2.5,1\n3,0\n", {.labels = "k"}).labels.of == std::vector<int>{0, 1, 0});
  CHECK(!read("a,k\n1.5,p\n2.5,q\n", {.labels = "none"}).labels.any());
  CHECK(has(refusal(text, {.columns = "witdh"}), "no column 'witdh' (memories.columns); it has id, width"));
  CHECK(has(refusal(text, {.columns = "6"}), "no column '6'"));
  CHECK(has(refusal(text, {.columns = "width,2"}), "twice"));
  CHECK(has(refusal("a,a\n1,2\n", {.columns = "a"}), "several columns called 'a'"));
  CHECK(has(refusal(text, {.columns = "kind", .where = "--"}), "'a' is not a number"));
  const PointTable names = read("\"a, b\",c,c,,\"d\"\"\"\n1.5,2,3,4,5\n");
  CHECK(column_list(names.columns, {0, 2, 3, 4}) == "\"a, b\",3,4,5");
  CHECK(read("\"a, b\",c,c,,\"d\"\"\"\n1.5,2,3,4,5\n", {.columns = column_list(names.columns, {0, 2, 3, 4})})
            .X == Matrix{{1.5}, {3}, {4}, {5}});
  std::string many = "a,b\n";
  for (int i = 0; i < 50; ++i) many += "1.5,n" + std::to_string(i) + "\n";
  CHECK(read(many).understood == "50 points of 1 column; left out: b");
  CHECK(has(refusal(many, {.labels = "b"}), "more than 32 different labels in b"));
}

TEST_CASE("what may be read in two ways is refused with the choice") {
  CHECK(has(refusal("0,1\n0.5,0.8\n0.7,0.1\n"), "line 1: 0, 1, .. may be names of columns or a point"));
  CHECK(has(refusal("0,1\n0.5,0.8\n"), "memories.header: yes for names, no for a point"));
  CHECK(read("0,1\n0.5,0.8\n", {.header = Header::yes}).X == Matrix{{0.5}, {0.8}});
  CHECK(read("0,1\n0.5,0.8\n", {.header = Header::no}).X == Matrix{{0, 0.5}, {1, 0.8}});
  CHECK(read("0,1\n").X == Matrix{{0}, {1}});
  CHECK(read("\"0\",\"1\"\n0.5,0.8\n").X == Matrix{{0.5}, {0.8}});
  CHECK(has(refusal("a,1\n0.5,0.8\n0.5,0.8\n"), "may be names or a point"));
  CHECK(has(refusal("0,0.5,1.5\n1,0.3,2\n2,0.1,3\n"), "may be row numbers or a coordinate"));
  CHECK(has(refusal("0,0.5,1.5\n1,0.3,2\n2,0.1,3\n"), "memories.columns, '2,3' or '1,2,3'"));
  CHECK(read("0,0.5\n1,0.3\n2,0.1\n", {.columns = "2"}).X == Matrix{{0.5, 0.3, 0.1}});
  CHECK(has(refusal("\"1,234\",\"5,678\"\n"), "may be thousands"));
  CHECK(read("1,234;5,678\n").X == Matrix{{1.234}, {5.678}});
  CHECK(has(refusal("1,5;2.5\n"), "decimal points and decimal commas"));
  CHECK(has(refusal("3;4\n1.234,5;2\n"), "'1.234,5' is not a number"));
  CHECK(has(refusal("wert\n0,5\n0,8\n"),
            "line 2: it has 2 columns and line 1 has 1; give every line the same number (a number with a "
            "decimal comma goes between quotation marks)."));
}

TEST_CASE("what is wrong is told with its place") {
  CHECK(has(refusal("a,b\n1,2\n3,\n"), "p.csv, line 3, column 2: a number is missing"));
  CHECK(has(refusal("a,b\n1,2\n3,NA\n"), "p.csv, line 3, column 2: a number is missing"));
  CHECK(has(refusal("a,b\n1,2\n3,x\n"), "p.csv, line 3, column 2: 'x' is not a number"));
  CHECK(has(refusal("a,b\n1,2\n3,nan\n"), "line 3, column 2: 'nan' is not finite"));
  CHECK(has(refusal("1,\"2\n3,4\n"), "p.csv, line 1: a quotation mark is opened and not closed"));
  CHECK(has(refusal("1,\"2\"3\n"), "text follows a closing quotation mark"));
  CHECK(has(refusal("a,b\nc,d\n"), "has no column of numbers"));
  CHECK(has(refusal("# nothing\n\n"), "has no points"));
}

TEST_CASE("more than 64 columns") {
  std::string wide;
  for (int i = 0; i < 1000; ++i) wide += (i ? "," : "") + std::to_string(i) + ".5";
  CHECK(read(wide + "\n" + wide).X.rows() == 1000);
}
