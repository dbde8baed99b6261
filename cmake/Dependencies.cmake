# The system's packages first; elsewhere vcpkg.json or Homebrew provide them. scripts/setup.sh installs Debian's.
include(FetchContent)
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenGL REQUIRED COMPONENTS OpenGL)
find_package(TBB REQUIRED)
find_package(Boost 1.70 REQUIRED)
find_package(glfw3 3.3 REQUIRED)
pkg_check_modules(CAIRO REQUIRED IMPORTED_TARGET cairo cairo-pdf cairo-png)
pkg_check_modules(PANGO REQUIRED IMPORTED_TARGET pangocairo pangoft2 fontconfig)
pkg_check_modules(FONTCONFIG REQUIRED IMPORTED_TARGET fontconfig)
pkg_check_modules(MUPARSER REQUIRED IMPORTED_TARGET muparser)
pkg_check_modules(FREETYPE REQUIRED IMPORTED_TARGET freetype2)

FetchContent_Declare(Eigen3 URL https://gitlab.com/libeigen/eigen/-/archive/3.4.0/eigen-3.4.0.tar.gz FIND_PACKAGE_ARGS 3.4)
FetchContent_Declare(nlohmann_json URL https://github.com/nlohmann/json/releases/download/v3.11.2/json.tar.xz FIND_PACKAGE_ARGS 3.11)
FetchContent_Declare(CLI11 URL https://github.com/CLIUtils/CLI11/archive/refs/tags/v2.1.2.tar.gz FIND_PACKAGE_ARGS 2.1)
FetchContent_MakeAvailable(Eigen3 nlohmann_json CLI11)

# Dear ImGui: Debian's static library of 1.86 with its GLFW and OpenGL 3 back ends; it wants glfw and dl after it.
pkg_check_modules(IMGUI REQUIRED imgui)
add_library(memscape_imgui INTERFACE)
target_include_directories(memscape_imgui SYSTEM INTERFACE ${IMGUI_INCLUDE_DIRS})
target_link_directories(memscape_imgui INTERFACE ${IMGUI_LIBRARY_DIRS})
target_link_libraries(memscape_imgui INTERFACE ${IMGUI_LIBRARIES} glfw PkgConfig::FREETYPE OpenGL::GL ${CMAKE_DL_LIBS})

# The loader of OpenGL 3.3 core and OpenGL ES 3.0, generated: never copied into the tree.
find_program(GLAD NAMES glad PATHS /usr/bin NO_DEFAULT_PATH)
find_program(GLAD NAMES glad REQUIRED)
set(GLAD_DIR ${CMAKE_BINARY_DIR}/glad)
add_custom_command(
  OUTPUT ${GLAD_DIR}/src/gl.c ${GLAD_DIR}/include/glad/gl.h
  COMMAND ${GLAD} --api gl:core=3.3,gles2=3.0 --merge --extensions "" --reproducible --quiet --out-path ${GLAD_DIR} c
  VERBATIM)
add_library(memscape_glad STATIC ${GLAD_DIR}/src/gl.c)
target_include_directories(memscape_glad SYSTEM PUBLIC ${GLAD_DIR}/include)
