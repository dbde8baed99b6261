# The descent kernel joins the kernels of core/energy/simd: compiled once for each of their instruction sets.
# It meets neither NaN nor infinity.
set_source_files_properties(core/basins/simd/descent.cpp PROPERTIES COMPILE_OPTIONS
                            "-ffp-contract=fast;-ffinite-math-only;-fno-signed-zeros")
foreach(level baseline v3 v4)
  if(TARGET memscape_kernels_${level})
    target_sources(memscape_kernels_${level} PRIVATE core/basins/simd/descent.cpp)
  endif()
endforeach()
if(TARGET memscape_kernels_v3)
  set_source_files_properties(core/basins/descent_kernel.cpp PROPERTIES COMPILE_DEFINITIONS MEMSCAPE_X86_KERNELS)
endif()
