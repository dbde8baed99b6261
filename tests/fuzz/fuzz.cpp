// Mutates inputs of every kind and looks whether what must hold does. In this process, from a seed: a case is
// told by kind, seed and index, and depends neither on time nor on the number of threads.
//   fuzz [--count N] [--seed S] [--kind NAME] [--only INDEX] [--seconds T]
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

#include "finding.h"
#include "kinds.h"

// Whatever a sanitizer finds ends the program by a signal, and `on_signal` says in which case.
extern "C" const char* __asan_default_options() {
  return "abort_on_error=1:handle_abort=0:allocator_may_return_null=0:detect_leaks=0";
}
extern "C" const char* __ubsan_default_options() {
  return "abort_on_error=1:print_stacktrace=1";
}

namespace memscape::fuzz {

std::span<const FuzzKind> fuzz_kinds() {
  static constexpr FuzzKind kinds[] = {
      {"scene", 4, run_scene}, {"rows", 2, run_rows},         {"setting", 2, run_setting},
      {"table", 8, run_table}, {"weights", 3, run_weights},   {"formula", 8, run_formula},
      {"log", 2, run_log},     {"document", 2, run_document}, {"page", 1, run_page}};
  return kinds;
}

namespace {

constexpr int longest_case = 60;  // seconds of the processor: it hangs

struct Arguments {
  unsigned long long count = 10000, seed = 1, only = 0;
  bool one = false;
  double seconds = 0;  ///< the loop begins no case after them; 0: no limit
  std::string kind;
};

[[noreturn]] void refuse(const std::string& what) {
  std::fprintf(stderr, "%s\nfuzz [--count N] [--seed S] [--kind NAME] [--only INDEX] [--seconds T]; kinds:",
               what.c_str());
  for (const FuzzKind& kind : fuzz_kinds()) std::fprintf(stderr, " %s", std::string(kind.name).c_str());
  std::fprintf(stderr, "\n");
  std::exit(2);
}

Arguments arguments_of(int count, char** words) {
  Arguments found;
  for (int i = 1; i < count; i += 2) {
    const std::string word = words[i];
    if (i + 1 == count) refuse(word + " lacks a value.");
    const char* value = words[i + 1];
    if (word == "--count")
      found.count = std::strtoull(value, nullptr, 10);
    else if (word == "--seed")
      found.seed = std::strtoull(value, nullptr, 10);
    else if (word == "--only")
      found.only = std::strtoull(value, nullptr, 10), found.one = true;
    else if (word == "--seconds")
      found.seconds = std::strtod(value, nullptr);
    else if (word == "--kind")
      found.kind = value;
    else
      refuse(word + " is unknown.");
  }
  return found;
}

char current[160];  ///< how to run the case again, for a handler of signals

void on_signal(int signal) {
  const char* what = signal == SIGPROF ? "\nIt hangs: " : "\nIt ended the program: ";
  for (const char* text : {what, static_cast<const char*>(current), "\n"})
    if (::write(STDERR_FILENO, text, std::strlen(text)) < 0) break;
  ::_exit(1);
}

/// Of signals that end the program, on a stack of its own, for one may have ended.
void watch_signals() {
  static char stack[65536];
  stack_t alternative{};
  alternative.ss_sp = stack, alternative.ss_size = sizeof stack;
  sigaltstack(&alternative, nullptr);
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_ONSTACK;
  for (int signal : {SIGABRT, SIGPROF, SIGFPE, SIGILL, SIGBUS}) sigaction(signal, &action, nullptr);
#ifndef __SANITIZE_ADDRESS__  // which says more of it
  sigaction(SIGSEGV, &action, nullptr);
#endif
}

/// A signal after so many seconds of the processor; 0: none.
void limit_time(int seconds) {
  itimerval timer{};
  timer.it_value.tv_sec = seconds;
  setitimer(ITIMER_PROF, &timer, nullptr);
}

/// The kind of a case of a mixed run: shares in turn.
std::size_t kind_of(unsigned long long index, const std::string& only) {
  const auto kinds = fuzz_kinds();
  unsigned long long all = 0;
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    if (kinds[k].name == only) return k;
    all += static_cast<unsigned>(kinds[k].share);
  }
  if (!only.empty()) refuse(only + " is no kind.");
  unsigned long long at = index % all;
  std::size_t k = 0;
  for (; at >= static_cast<unsigned>(kinds[k].share); ++k) at -= static_cast<unsigned>(kinds[k].share);
  return k;
}

struct Tally {
  unsigned long long cases = 0, accepted = 0, findings = 0;
  double slowest = 0;  ///< seconds
  unsigned long long slowest_index = 0;
};

void run_case(std::size_t k, unsigned long long index, unsigned long long seed, Tally& tally) {
  const FuzzKind& kind = fuzz_kinds()[k];
  std::snprintf(current, sizeof current, "--kind %s --seed %llu --only %llu", std::string(kind.name).c_str(),
                seed, index);
  const std::clock_t began = std::clock();
  limit_time(longest_case);
  ++tally.cases;
  try {
    Dice dice(seed, index * 16 + k);
    if (kind.run(dice)) ++tally.accepted;
  } catch (const Finding& finding) {
    ++tally.findings;
    std::fprintf(stderr, "%s: %s\n", current, finding.what.c_str());
  } catch (const std::exception& error) {
    ++tally.findings;
    std::fprintf(stderr, "%s: an exception where none may be: %s\n", current, error.what());
  }
  limit_time(0);
  const double took = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
  if (took > tally.slowest) tally.slowest = took, tally.slowest_index = index;
}

int run(const Arguments& arguments) {
  shows_inputs = arguments.one;
  const bool terminal = ::isatty(STDERR_FILENO);
  std::vector<Tally> tallies(fuzz_kinds().size());
  const auto began = std::chrono::steady_clock::now();
  const unsigned long long first = arguments.one ? arguments.only : 0,
                           end = arguments.one ? first + 1 : arguments.count;
  for (unsigned long long i = first; i < end; ++i) {
    const std::size_t k = kind_of(i, arguments.kind);
    run_case(k, i, arguments.seed, tallies[k]);
    if (terminal && i % 256 == 0) std::fprintf(stderr, "\r%llu of %llu", i, end);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    if (arguments.seconds > 0 && took.count() > arguments.seconds) break;
  }
  if (terminal) std::fprintf(stderr, "\r");
  unsigned long long cases = 0, findings = 0;
  for (std::size_t k = 0; k < tallies.size(); ++k) {
    const Tally& tally = tallies[k];
    if (tally.cases == 0) continue;
    cases += tally.cases, findings += tally.findings;
    std::printf("%-9s %llu cases, %llu accepted, %llu findings; the slowest took %.2g s (--only %llu)\n",
                std::string(fuzz_kinds()[k].name).c_str(), tally.cases, tally.accepted, tally.findings,
                tally.slowest, tally.slowest_index);
  }
  std::printf("%llu cases, %llu findings\n", cases, findings);
  return findings > 0 ? 1 : 0;
}

}  // namespace
}  // namespace memscape::fuzz

int main(int count, char** words) {
  using namespace memscape::fuzz;
  const Arguments arguments = arguments_of(count, words);
  watch_signals();
  return run(arguments);
}
