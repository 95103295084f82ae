#include "export/one_pass.h"

#include "../feed_support.h"

#include <atomic>
#include <set>

namespace essaypack::test {
namespace {

/// Wants some posts, and after a failure one more for each that failed.
struct Taker : Job {
  explicit Taker(std::set<std::size_t> posts, std::size_t most = 100) : wanted(std::move(posts)), left(most) {}

  bool wants(std::size_t post) const override {
    const std::lock_guard lock(guard);
    return left > 0 && wanted.count(post) > 0;
  }
  void take(std::size_t post, const Fragment* fragment) override {
    const std::lock_guard lock(guard);
    wanted.erase(post);
    if (!fragment) {
      failed.insert(post);
      return;
    }
    taken.insert(post);
    if (left > 0) --left;
  }
  void work_beside() override { ++beside; }
  void end_pass() override {
    ++passes;
    for (const std::size_t post : failed) wanted.insert(post + 10);
    failed.clear();
  }
  void finish() override { finished->push_back(name); }

  mutable std::mutex guard;
  std::set<std::size_t> wanted, taken, failed;
  std::size_t left;
  std::atomic<int> beside{0};
  int passes = 0;
  char name = '?';
  std::string* finished = nullptr;
};

struct Pass {
  explicit Pass(unsigned threads) : jobs_count(threads) {
    for (int i = 0; i < 20; ++i) t.add("p" + std::to_string(i), "2025-01-01", "t", i == 3 ? "" : "<p>x</p>");
  }

  Taker& add(Taker* taker) {
    jobs.emplace_back(taker);
    taker->name = static_cast<char>('a' + jobs.size() - 1);
    taker->finished = &finished;
    return *taker;
  }
  void run() {
    const FragmentSource render = [this](std::size_t post) -> std::shared_ptr<const Fragment> {
      const std::lock_guard lock(guard);
      ++rendered[post];
      return t.fragments[post];
    };
    const std::function<Fragment(std::string_view, std::string_view)> text;
    const std::function<std::optional<std::string>(const std::string&)> asset;
    run_jobs(jobs, {t.config, t.site, t.templates, text, asset, {}, {}, false, jobs_count}, render);
  }

  TestSite t;
  unsigned jobs_count;
  Jobs jobs;
  std::mutex guard;
  std::map<std::size_t, int> rendered;
  std::string finished;
};

using Posts = std::set<std::size_t>;

}  // namespace

BOOST_AUTO_TEST_SUITE(one_pass)

BOOST_AUTO_TEST_CASE(each_post_is_rendered_once_for_all_that_want_it) {
  for (const unsigned threads : {1u, 8u}) {
    BOOST_TEST_CONTEXT(threads << " threads") {
      Pass pass(threads);
      Taker& some = pass.add(new Taker({0, 1, 2}));
      Taker& others = pass.add(new Taker({1, 2, 5}));
      Taker& none = pass.add(new Taker({}));
      pass.run();
      BOOST_TEST((pass.rendered == std::map<std::size_t, int>{{0, 1}, {1, 1}, {2, 1}, {5, 1}}));
      BOOST_TEST((some.taken == Posts{0, 1, 2}));
      BOOST_TEST((others.taken == Posts{1, 2, 5}));
      BOOST_TEST(none.taken.empty());
      BOOST_TEST(pass.finished == "abc");
      for (const Taker* one : {&some, &others, &none}) BOOST_TEST((one->beside == 1 && one->passes == 1));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_came_may_be_enough) {
  Pass pass(1);
  Taker& two = pass.add(new Taker({0, 1, 2, 4, 5}, 2));
  pass.run();
  BOOST_TEST((two.taken == Posts{0, 1}));
  BOOST_TEST(pass.rendered.size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_failed_post_may_need_another_pass) {
  for (const unsigned threads : {1u, 8u}) {
    BOOST_TEST_CONTEXT(threads << " threads") {
      Pass pass(threads);
      Taker& one = pass.add(new Taker({2, 3}));
      Taker& other = pass.add(new Taker({3, 5}));
      pass.run();
      BOOST_TEST((pass.rendered == std::map<std::size_t, int>{{2, 1}, {3, 1}, {5, 1}, {13, 1}}));
      BOOST_TEST((one.taken == Posts{2, 13}));
      BOOST_TEST((other.taken == Posts{5, 13}));
      BOOST_TEST(one.beside == 1);
      BOOST_TEST(pass.finished == "ab");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_thrown_ends_the_run) {
  struct Thrower : Taker {
    Thrower() : Taker({1}) {}
    void take(std::size_t, const Fragment*) override { throw std::runtime_error("full disk"); }
  };
  Pass pass(4);
  pass.add(new Taker({0, 1, 2}));
  pass.add(new Thrower);
  BOOST_CHECK_THROW(pass.run(), std::runtime_error);
  BOOST_TEST(pass.finished.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace essaypack::test
