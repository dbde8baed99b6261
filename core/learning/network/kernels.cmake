# The kernels of core/learning/network/simd join those of core/energy/simd: compiled once for each of their instruction sets.
set(LEARNING_KERNELS core/learning/network/simd/products.cpp core/learning/network/simd/update.cpp
    core/learning/network/simd/activations.cpp)
set_source_files_properties(${LEARNING_KERNELS} PROPERTIES COMPILE_OPTIONS -ffp-contract=fast)
foreach(level baseline v3 v4)
  if(TARGET memscape_kernels_${level})
    target_sources(memscape_kernels_${level} PRIVATE ${LEARNING_KERNELS})
  endif()
endforeach()
if(TARGET memscape_kernels_v3)
  set_source_files_properties(core/learning/network/network_kernels.cpp PROPERTIES COMPILE_DEFINITIONS MEMSCAPE_X86_KERNELS)
endif()
