// The ordered maps of C++ under the same load as the Java ones (MapBenchmark.java): the same keys, in orders of the same kind.
// Prints lines of four words: kind, benchmark, size, nanoseconds an operation (the best of several passes).
//
//   g++ -O2 -std=c++17 ordered_maps.cpp [-labsl_...]; ./a.out SIZE...
//
// absl::btree_map takes part where its header is found.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <vector>

#if __has_include("absl/container/btree_map.h")
#include "absl/container/btree_map.h"
#define HAS_ABSL 1
#endif

using Keys = std::vector<std::int64_t>;

static volatile std::int64_t sink;

static Keys shuffled(Keys keys, unsigned seed)
{
	std::mt19937_64 random(seed);
	std::shuffle(keys.begin(), keys.end(), random);
	return keys;
}

template <class Pass>
static void report(const char *kind, const char *name, std::size_t size, Pass pass)
{
	const int passes = size >= 10000000 ? 2 : size >= 1000000 ? 5 : 20;
	double best = 1e300;
	for (int i = 0; i < passes; i++)
		best = std::min(best, pass());
	std::printf("%s %s %zu %.2f\n", kind, name, size, best / size);
	std::fflush(stdout);
}

template <class Work>
static double nanoseconds(Work work)
{
	const auto begin = std::chrono::steady_clock::now();
	work();
	return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin).count();
}

template <class Map>
static void run(const char *kind, std::size_t size)
{
	Keys keys(size);
	for (std::size_t i = 0; i < size; i++)
		keys[i] = static_cast<std::int64_t>((i + 1) * 0x9E3779B97F4A7C15ull << 1);
	const Keys random = shuffled(keys, 42);
	const Keys probes = shuffled(keys, 43);
	const auto fill = [](Map &map, const Keys &from) {
		for (std::int64_t key : from)
			map[key] = key;
	};
	report(kind, "insertRandom", size, [&] {
		Map map;
		return nanoseconds([&] { fill(map, random); });
	});
	report(kind, "insertAscending", size, [&] {
		Map map;
		return nanoseconds([&] {
			for (std::size_t i = 0; i < size; i++)
				map[static_cast<std::int64_t>(i)] = 1;
		});
	});
	Map full;
	fill(full, random);
	report(kind, "lookupHit", size, [&] {
		return nanoseconds([&] {
			std::int64_t sum = 0;
			for (std::int64_t key : probes)
				sum += full.find(key)->second;
			sink = sum;
		});
	});
	report(kind, "lowerBound", size, [&] {
		return nanoseconds([&] {
			std::int64_t sum = 0;
			for (std::int64_t key : probes) {
				const auto found = full.lower_bound(key + 1);
				sum += found == full.end() ? 0 : found->first;
			}
			sink = sum;
		});
	});
	report(kind, "iterateForward", size, [&] {
		return nanoseconds([&] {
			std::int64_t sum = 0;
			for (const auto &entry : full)
				sum += entry.second;
			sink = sum;
		});
	});
	report(kind, "deleteRandom", size, [&] {
		Map map(full);
		return nanoseconds([&] {
			for (std::int64_t key : probes)
				map.erase(key);
		});
	});
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		const std::size_t size = std::strtoull(argv[i], nullptr, 10);
		if (size == 0) {
			std::fprintf(stderr, "ordered_maps: '%s' is not a size\n", argv[i]);
			return 2;
		}
		run<std::map<std::int64_t, std::int64_t>>("std::map", size);
#ifdef HAS_ABSL
		run<absl::btree_map<std::int64_t, std::int64_t>>("absl::btree_map", size);
#endif
	}
	return 0;
}
