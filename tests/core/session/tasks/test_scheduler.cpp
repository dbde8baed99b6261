// The scheduler with a task of the test's own, which goes on only when it is let: coarse and fine, overtaken
// and cancelled, shared by key, and what it throws.
#include <doctest/doctest.h>

#include <semaphore>

#include "core/base/error.h"
#include "core/scene/scene_json.h"
#include "core/session/tasks/scheduler.h"

using namespace memscape;

namespace {

std::counting_semaphore<> let{0};
std::atomic<int> begun = 0;
std::atomic<bool> fails = false;

struct Number {
  double beta = 0;
  bool fine = false;
};

struct Numbers {
  static constexpr std::string_view words = "number";
  using Result = Number;
  using Needs = double;
  static std::optional<double> key(const PanelState& panel, const Ask&) {
    if (panel.scene.layers.on("voronoi")) return std::nullopt;
    return panel.scene.energy.get("beta");
  }
  static std::shared_ptr<const Number> compute(const PanelState&, const double& beta, const Detail& detail,
                                               const Watch& watch) {
    ++begun;
    watch.publish(std::make_shared<const Number>(Number{-beta, false}));
    let.acquire();
    if (fails) throw Error(Fault::work, "The number is lost.");
    return watch.stop() ? nullptr : std::make_shared<const Number>(Number{beta, detail.fine});
  }
  static std::size_t bytes(const Number&) { return sizeof(Number); }
};

const Task number_task = row_of<Numbers>();
const Task* const table[] = {&number_task};

struct Bench {
  std::counting_semaphore<> woken{0};
  Session session;
  Scene scene = parse_scene(R"({"memscape": 1, "particles": {"kind": "none"}})");
  Scheduler tasks{[this] { woken.release(); }, table};

  explicit Bench(double beta = 1) {
    begun = 0, fails = false;
    set("energy.beta=" + std::to_string(beta));
  }
  ~Bench() { let.release(100); }
  void set(const std::string& assignment) {
    set_value(scene, assignment);
    session.update(scene);
  }
  bool refresh(bool at_rest) { return tasks.refresh(session, {.at_rest = at_rest}); }
  /// Lets one computation end, and shows what there is then.
  void finish(bool at_rest) {
    let.release();
    while (tasks.busy_rows() > 0) {
      woken.acquire();
      tasks.collect();
    }
    refresh(at_rest);
  }
  const Number* shown(std::size_t panel = 0) const { return session.panels()[panel].result<Number>(); }
};

/// No permits are left over from a test before.
struct Emptied {
  Emptied() {
    while (let.try_acquire()) {
    }
  }
};

}  // namespace

TEST_CASE("a drag shows something coarse, rest the fine result, and what is known is not computed again") {
  const Emptied empty;
  Bench bench;
  bench.refresh(false);
  CHECK(bench.tasks.waits() == false);
  bench.finish(false);
  REQUIRE(bench.shown());
  CHECK_FALSE(bench.shown()->fine);
  CHECK_FALSE(bench.tasks.all_full());
  bench.refresh(true);
  bench.finish(true);
  CHECK(bench.shown()->fine);
  CHECK(bench.tasks.all_full());
  bench.set("energy.beta=2");
  bench.refresh(true);
  bench.finish(true);
  CHECK(bench.shown()->beta == 2);
  CHECK(begun == 3);
  bench.set("energy.beta=1");
  CHECK(bench.refresh(true));
  CHECK(bench.shown()->beta == 1);
  CHECK(bench.tasks.all_full());
  CHECK(begun == 3);
}

TEST_CASE("a drag does not starve: what has been overtaken still shows, and the next one follows") {
  const Emptied empty;
  Bench bench;
  bench.refresh(false);
  bench.set("energy.beta=2");
  bench.refresh(false);
  bench.finish(false);
  REQUIRE(bench.shown());
  CHECK(bench.shown()->beta == 1);
  CHECK_FALSE(bench.tasks.all_full());
  bench.finish(false);
  CHECK(bench.shown()->beta == 2);
}

TEST_CASE("at rest what has been overtaken is cancelled, and never shown") {
  const Emptied empty;
  Bench bench;
  bench.refresh(true);
  bench.set("energy.beta=2");
  bench.refresh(true);
  let.release();  // of the cancelled one
  bench.finish(true);
  REQUIRE(bench.shown());
  CHECK(bench.shown()->beta == 2);
}

TEST_CASE("what is there of it is shown while it goes on") {
  const Emptied empty;
  Bench bench(4);
  bench.refresh(true);
  bench.woken.acquire();  // it has published
  CHECK(bench.tasks.collect());
  CHECK(bench.refresh(true));
  REQUIRE(bench.shown());
  CHECK(bench.shown()->beta == -4);
  CHECK_FALSE(bench.tasks.all_full());
  bench.finish(true);
  CHECK(bench.shown()->beta == 4);
}

TEST_CASE("panels that need the same share one result") {
  const Emptied empty;
  Bench bench;
  bench.scene.panels = {"{}", R"({"view": {"x": [0, 1]}})", R"({"energy": {"beta": 3}})"};
  bench.session.update(bench.scene);
  bench.refresh(true);
  let.release();
  bench.finish(true);
  CHECK(begun == 2);
  CHECK(bench.shown(0) == bench.shown(1));
  CHECK(bench.shown(2)->beta == 3);
}

TEST_CASE("nothing is kept for a panel that wants none, nor for one that has another's place") {
  const Emptied empty;
  Bench bench;
  bench.refresh(false);
  bench.set("energy.kind=lsr");
  bench.refresh(false);
  let.release();  // of the one for the panel that is gone
  bench.finish(false);
  bench.finish(false);
  CHECK(bench.shown()->beta == bench.scene.energy.get("beta"));
  bench.set("layers.voronoi=true");
  bench.refresh(true);
  CHECK(bench.shown() == nullptr);
  CHECK(bench.tasks.all_full());
}

TEST_CASE("what a task throws becomes a message, once, and is not tried again") {
  const Emptied empty;
  Bench bench;
  fails = true;
  bench.refresh(true);
  bench.finish(true);
  CHECK(bench.tasks.messages() == std::vector<std::string>{"The number is lost."});
  CHECK(bench.tasks.messages().empty());
  CHECK(bench.tasks.all_full());
  CHECK_FALSE(bench.refresh(true));
  CHECK(begun == 1);
}

TEST_CASE("errands tell how they ended; those that may not be cut are done whatever comes") {
  std::counting_semaphore<> woken{0};
  std::atomic<bool> done = false, cut = false;
  {
    Scheduler tasks([&] { woken.release(); });
    const auto bad = tasks.errand([](const Watch&) { throw Error(Fault::work, "It cannot be done."); });
    while (!bad->done) woken.acquire();
    CHECK(bad->error == "It cannot be done.");
    tasks.collect();
    CHECK(tasks.messages() == std::vector<std::string>{"It cannot be done."});
    tasks.errand([&](const Watch& watch) {
      while (!watch.stop()) {
      }
      cut = true;
    });
    tasks.errand([&](const Watch&) { done = true; }, false);
  }
  CHECK(done);
  CHECK(cut);
}
