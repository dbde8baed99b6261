# The kernels of core/energy/simd, compiled once for each instruction set; dispatch.cpp chooses when the program runs.
# -fno-trapping-math and -fno-math-errno let loops become vector code; -ffast-math would break the rounding trick of exp2.
function(add_kernels level)
  add_library(memscape_kernels_${level} OBJECT core/energy/simd/tile.cpp core/energy/simd/finish.cpp
              core/energy/simd/states.cpp)
  target_include_directories(memscape_kernels_${level} PRIVATE ${CMAKE_SOURCE_DIR})
  target_compile_definitions(memscape_kernels_${level} PRIVATE MEMSCAPE_SIMD=${level})
  target_compile_options(memscape_kernels_${level} PRIVATE -O3 -fno-math-errno -fno-trapping-math -Wno-psabi ${ARGN})
  target_sources(memscape_core PRIVATE $<TARGET_OBJECTS:memscape_kernels_${level}>)
endfunction()

set_source_files_properties(core/energy/simd/states.cpp PROPERTIES COMPILE_OPTIONS -ffp-contract=off)
set_source_files_properties(core/energy/simd/tile.cpp core/energy/simd/finish.cpp PROPERTIES COMPILE_OPTIONS -ffp-contract=fast)
add_kernels(baseline)
target_sources(memscape_core PRIVATE core/energy/simd/dispatch.cpp)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  add_kernels(v3 -march=x86-64-v3)
  add_kernels(v4 -march=x86-64-v4)
  set_source_files_properties(core/energy/simd/dispatch.cpp PROPERTIES COMPILE_DEFINITIONS MEMSCAPE_X86_KERNELS)
endif()
