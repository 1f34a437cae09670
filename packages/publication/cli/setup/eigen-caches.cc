/*
 * The cache sizes by which Eigen, inside libtensorflow, cuts its sums into blocks. Eigen asks the processor (CPUID) at its first use and keeps the
 * answer in a static of an inline function, of which each of the two libraries has a copy; no variable of the environment sets it. Here they are
 * written, so that every processor adds in the same order. It is done in the very builds of the libraries whose places are known, told by their
 * build ids, and in no others.
 *
 * For another version: nm libtensorflow_cc.so.2 | c++filt | grep '[ :]Eigen::internal::manage_caching_sizes', and readelf -n for the build id.
 */
#include <link.h>
#include <node_api.h>

#include <cstdint>
#include <cstring>

namespace {

/** Sizes in bytes of the data caches, as Eigen keeps them. */
struct CacheSizes {
  std::ptrdiff_t l1, l2, l3;
};

/** Where a library keeps its copy, from where it is loaded. */
struct Place {
  const char* library;
  unsigned char buildId[16];
  std::uintptr_t sizes;
  /** Its first byte is 1 once the sizes have been filled in (Itanium C++ ABI, 3.3.2). */
  std::uintptr_t guard;
};

const Place places[] = {
    {"libtensorflow_cc.so.2",
     {0x15, 0x93, 0x54, 0xca, 0x6d, 0x85, 0x62, 0xf2, 0xc1, 0x1a, 0xa1, 0x13, 0x15, 0x4d, 0x1d, 0xb1},
     0x189c94c8,
     0x189c94e0},
    {"libtensorflow_framework.so.2",
     {0x15, 0x1e, 0xcd, 0xe5, 0x1c, 0x6d, 0x61, 0xef, 0x60, 0x4d, 0x02, 0x52, 0xc1, 0x37, 0x38, 0xda},
     0x22462d8,
     0x22462f0},
};
constexpr int nPlaces = sizeof(places) / sizeof(places[0]);

/** Where each library is loaded; 0 where it is not, or is another build. */
struct Found {
  std::uintptr_t bases[nPlaces];
};

bool hasBuildId(const dl_phdr_info* info, const unsigned char (&wanted)[16]) {
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr)& segment = info->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const char* note = reinterpret_cast<const char*>(info->dlpi_addr + segment.p_vaddr);
    const char* end = note + segment.p_memsz;
    while (note + sizeof(ElfW(Nhdr)) <= end) {
      ElfW(Nhdr) header;
      std::memcpy(&header, note, sizeof header);
      const char* name = note + sizeof header;
      const char* content = name + ((header.n_namesz + 3u) & ~3u);
      if (header.n_type == NT_GNU_BUILD_ID && header.n_namesz == 4 && std::memcmp(name, "GNU", 4) == 0) {
        return header.n_descsz == sizeof wanted && std::memcmp(content, wanted, sizeof wanted) == 0;
      }
      note = content + ((header.n_descsz + 3u) & ~3u);
    }
  }
  return false;
}

int look(dl_phdr_info* info, std::size_t, void* data) {
  const char* slash = std::strrchr(info->dlpi_name, '/');
  const char* name = slash == nullptr ? info->dlpi_name : slash + 1;
  for (int i = 0; i < nPlaces; i++) {
    if (std::strcmp(name, places[i].library) == 0 && hasBuildId(info, places[i].buildId)) {
      static_cast<Found*>(data)->bases[i] = info->dlpi_addr;
    }
  }
  return 0;
}

/** setCacheSizes(l1, l2, l3), in bytes: true when both libraries took them; false, and nothing changed, where either is another build. */
napi_value setCacheSizes(napi_env env, napi_callback_info info) {
  std::size_t count = 3;
  napi_value given[3];
  int64_t bytes[3];
  napi_get_cb_info(env, info, &count, given, nullptr, nullptr);
  for (int i = 0; i < 3; i++) {
    if (count < 3 || napi_get_value_int64(env, given[i], &bytes[i]) != napi_ok || bytes[i] <= 0) {
      napi_throw_range_error(env, nullptr, "setCacheSizes: l1, l2 and l3 must be positive numbers of bytes");
      return nullptr;
    }
  }
  Found found = {};
  dl_iterate_phdr(look, &found);
  bool areKnown = true;
  for (std::uintptr_t base : found.bases) areKnown = areKnown && base != 0;
  for (int i = 0; areKnown && i < nPlaces; i++) {
    auto* sizes = reinterpret_cast<CacheSizes*>(found.bases[i] + places[i].sizes);
    *sizes = {bytes[0], bytes[1], bytes[2]};
    __atomic_store_n(reinterpret_cast<char*>(found.bases[i] + places[i].guard), 1, __ATOMIC_RELEASE);
  }
  napi_value result;
  napi_get_boolean(env, areKnown, &result);
  return result;
}

}  // namespace

NAPI_MODULE_INIT() {
  napi_value function;
  napi_create_function(env, "setCacheSizes", NAPI_AUTO_LENGTH, setCacheSizes, nullptr, &function);
  napi_set_named_property(env, exports, "setCacheSizes", function);
  return exports;
}
