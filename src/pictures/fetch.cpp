#include "pictures/fetch.h"

#include "base/text.h"
#include "base/url.h"
#include "diag/failure.h"
#include "export/image/image_type.h"
#include "pictures/local_address.h"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <map>
#include <memory>

namespace essaypack {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMostTries = 3;
constexpr std::chrono::seconds kBusy{3};  ///< Pause of a host that says it is busy and not for how long.
constexpr std::chrono::seconds kLongestWait{30};

struct FreeMulti {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
struct FreeEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};

/// What a host is told to have come from.
enum class Referer { post, none, host };

struct Transfer {
  std::size_t index = 0;
  int tries = 0;
  Referer referer = Referer::post;
  Clock::time_point not_before{};
  std::unique_ptr<CURL, FreeEasy> easy;
  std::string bytes;
  bool is_too_large = false, is_local = false;
  const FetchLimits* limits = nullptr;
};

std::size_t take_bytes(char* data, std::size_t size, std::size_t count, void* context) {
  Transfer& transfer = *static_cast<Transfer*>(context);
  if (transfer.bytes.size() + size * count > transfer.limits->bytes) {
    transfer.is_too_large = true;
    return 0;
  }
  transfer.bytes.append(data, size * count);
  return size * count;
}

/// The address is known here and nowhere before: names may lead to this machine, and redirects too.
curl_socket_t open_socket(void* context, curlsocktype, curl_sockaddr* address) {
  Transfer& transfer = *static_cast<Transfer*>(context);
  if (is_local_address(&address->addr)) {
    transfer.is_local = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// The host as the address writes it, without user and port; an IP literal in its brackets.
std::string_view bare_host(std::string_view url) {
  std::string_view host = split_url(url).authority;
  if (const std::size_t at = host.rfind('@'); at != host.npos) host.remove_prefix(at + 1);
  const std::size_t end = host.starts_with('[') ? host.find(']') : host.find(':');
  return end == host.npos ? host : host.substr(0, host.starts_with('[') ? end + 1 : end);
}

bool has_proxy() {
  for (const char* name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
    if (const char* value = std::getenv(name); value && *value) return true;
  return false;
}

Failure no_curl() { return Failure(ExitCode::environment, tr("libcurl can't be set up")); }

/// What an answer without a picture means.
Message meaning_of(long status) {
  switch (status) {
    case 401:
      return tr("{} (wants a password)", status);
    case 403:
      return tr("{} (refused)", status);
    case 404:
      return tr("{} (not found)", status);
    case 410:
      return tr("{} (gone)", status);
    case 429:
      return tr("{} (too many requests)", status);
    case 451:
      return tr("{} (blocked by law)", status);
    default:
      return status >= 500 ? tr("{} (the host's own fault)", status) : verbatim(std::to_string(status));
  }
}

class Fetcher {
 public:
  Fetcher(const std::vector<WantedPicture>& wanted, const FetchLimits& limits,
          const std::function<bool(std::size_t, Fetched)>& take)
      : wanted_(wanted), limits_(limits), take_(take), multi_(curl_multi_init()), has_proxy_(has_proxy()) {
    if (!multi_) throw no_curl();
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      auto transfer = std::make_unique<Transfer>();
      transfer->index = i;
      transfer->limits = &limits_;
      waiting_.push_back(std::move(transfer));
    }
  }
  ~Fetcher() {
    for (auto& [easy, transfer] : running_) curl_multi_remove_handle(multi_.get(), easy);
  }
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  void run() {
    while (!is_stopped_ && (!waiting_.empty() || !running_.empty())) {
      start_what_may();
      int left = 0;
      if (curl_multi_perform(multi_.get(), &left) != CURLM_OK)
        throw Failure(ExitCode::environment, tr("libcurl can't go on"));
      collect();
      if (!is_stopped_) curl_multi_poll(multi_.get(), nullptr, 0, 50, nullptr);
    }
  }

 private:
  struct Host {
    std::size_t running = 0;
    Clock::time_point free_from{};
  };

  std::string host_of_transfer(const Transfer& transfer) const { return host_of_url(wanted_[transfer.index].url); }

  /// In the order of the posts, but for hosts that have enough to do.
  void start_what_may() {
    const Clock::time_point now = Clock::now();
    for (std::size_t seen = 0;
         running_.size() < limits_.at_once && seen < std::min<std::size_t>(waiting_.size(), 2'000);) {
      Transfer& next = *waiting_[seen];
      Host& host = hosts_[host_of_transfer(next)];
      if (next.not_before > now || host.free_from > now || host.running >= limits_.of_one_host) {
        ++seen;
        continue;
      }
      std::unique_ptr<Transfer> transfer = std::move(waiting_[seen]);
      waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(seen));
      if (!limits_.allows_local && is_local_host(bare_host(wanted_[transfer->index].url))) {
        finish(*transfer, {{}, kLocal, true});
        continue;
      }
      ++host.running;
      host.free_from = now + limits_.pause;
      start(std::move(transfer));
    }
  }

  void start(std::unique_ptr<Transfer> transfer) {
    const WantedPicture& wanted = wanted_[transfer->index];
    ++transfer->tries;
    transfer->bytes.clear();
    transfer->is_local = transfer->is_too_large = false;
    transfer->easy.reset(curl_easy_init());
    CURL* const easy = transfer->easy.get();
    if (!easy) throw no_curl();
    const auto set = [easy](CURLoption option, auto value) { curl_easy_setopt(easy, option, value); };
    set(CURLOPT_URL, wanted.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_MAXREDIRS, limits_.redirects);
    set(CURLOPT_TIMEOUT, static_cast<long>(limits_.time.count()));
    set(CURLOPT_CONNECTTIMEOUT, 15L);
    set(CURLOPT_LOW_SPEED_LIMIT, 100L);
    set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits_.idle.count()));
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_USERAGENT, "essaypack-pictures/" ESSAYPACK_VERSION " (keeps the pictures of a blog for its book)");
    set(CURLOPT_WRITEFUNCTION, &take_bytes);
    set(CURLOPT_WRITEDATA, static_cast<void*>(transfer.get()));
    if (!limits_.allows_local && !has_proxy_) {
      set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
      set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(transfer.get()));
    }
    const UrlParts parts = split_url(wanted.url);
    const std::string own = std::string(parts.scheme) + "://" + std::string(parts.authority) + "/";
    if (transfer->referer == Referer::post && !wanted.referer.empty()) set(CURLOPT_REFERER, wanted.referer.c_str());
    if (transfer->referer == Referer::host) set(CURLOPT_REFERER, own.c_str());
    curl_multi_add_handle(multi_.get(), easy);
    running_.emplace(easy, std::move(transfer));
  }

  void collect() {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const auto found = running_.find(message->easy_handle);
      const CURLcode code = message->data.result;
      std::unique_ptr<Transfer> transfer = std::move(found->second);
      running_.erase(found);
      curl_multi_remove_handle(multi_.get(), transfer->easy.get());
      --hosts_[host_of_transfer(*transfer)].running;
      judge(std::move(transfer), code);
      if (is_stopped_) return;
    }
  }

  void judge(std::unique_ptr<Transfer> transfer, CURLcode code) {
    long status = 0;
    curl_easy_getinfo(transfer->easy.get(), CURLINFO_RESPONSE_CODE, &status);
    if (transfer->is_local) return finish(*transfer, {{}, kLocal, true});
    if (transfer->is_too_large || code == CURLE_FILESIZE_EXCEEDED)
      return finish(*transfer, {{}, tr("more than {} MB", limits_.bytes / 1'000'000), true});
    if (code == CURLE_OK && status == 200) {
      const Message fault = fault_of_picture(transfer->bytes);
      if (fault.empty()) return finish(*transfer, {std::move(transfer->bytes), {}, false});
      if (may_ask_otherwise(*transfer)) return again(std::move(transfer), limits_.pause);
      return finish(*transfer, {{}, fault, true});
    }
    if (code == CURLE_OK) return refuse(std::move(transfer), status);
    const bool is_passing = code == CURLE_PARTIAL_FILE || code == CURLE_RECV_ERROR || code == CURLE_GOT_NOTHING ||
                            code == CURLE_OPERATION_TIMEDOUT || code == CURLE_COULDNT_CONNECT ||
                            code == CURLE_SEND_ERROR || code == CURLE_HTTP2_STREAM || code == CURLE_HTTP2;
    if (is_passing && transfer->tries < 2) return again(std::move(transfer), kBusy);
    const bool is_lasting =
        code == CURLE_TOO_MANY_REDIRECTS || code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT;
    finish(*transfer, {{}, verbatim(to_lower_ascii(curl_easy_strerror(code))), is_lasting});
  }

  void refuse(std::unique_ptr<Transfer> transfer, long status) {
    if ((status == 403 || status == 401) && may_ask_otherwise(*transfer))
      return again(std::move(transfer), limits_.pause);
    if ((status == 429 || status >= 500) && transfer->tries < 2) {
      curl_off_t seconds = 0;
      curl_easy_getinfo(transfer->easy.get(), CURLINFO_RETRY_AFTER, &seconds);
      const std::chrono::seconds wait = seconds > 0 ? std::chrono::seconds(seconds) : kBusy;
      if (wait <= kLongestWait) {
        hosts_[host_of_transfer(*transfer)].free_from = Clock::now() + wait;
        return again(std::move(transfer), wait);
      }
    }
    const bool is_lasting = status == 404 || status == 410 || status == 451;
    finish(*transfer, {{}, meaning_of(status), is_lasting});
  }

  /// Some hosts give pictures only to their own pages, or only where nobody tells from where.
  bool may_ask_otherwise(Transfer& transfer) const {
    if (transfer.tries >= kMostTries) return false;
    transfer.referer = transfer.referer == Referer::post ? Referer::none : Referer::host;
    return true;
  }

  void again(std::unique_ptr<Transfer> transfer, std::chrono::milliseconds wait) {
    transfer->easy.reset();
    transfer->not_before = Clock::now() + wait;
    waiting_.push_front(std::move(transfer));
  }

  void finish(const Transfer& transfer, Fetched result) {
    if (!take_(transfer.index, std::move(result))) is_stopped_ = true;
  }

  static constexpr Text kLocal = mark("leads into the own network (--allow-local asks there, too)");

  const std::vector<WantedPicture>& wanted_;
  const FetchLimits& limits_;
  const std::function<bool(std::size_t, Fetched)>& take_;
  std::unique_ptr<CURLM, FreeMulti> multi_;
  const bool has_proxy_;  ///< Then its address is connected to, and the hosts' are not known here.
  std::deque<std::unique_ptr<Transfer>> waiting_;
  std::map<CURL*, std::unique_ptr<Transfer>> running_;
  std::map<std::string, Host> hosts_;
  bool is_stopped_ = false;
};

}  // namespace

void fetch_pictures(const std::vector<WantedPicture>& wanted, const FetchLimits& limits,
                    const std::function<bool(std::size_t index, Fetched result)>& take) {
  if (curl_global_init(CURL_GLOBAL_DEFAULT) != 0) throw no_curl();
  Fetcher(wanted, limits, take).run();
}

Message fault_of_picture(const std::string& bytes) {
  if (bytes.empty()) return tr("is empty");
  const ImageFacts facts = inspect_image(bytes);
  if (facts.type == ImageType::unknown) return tr("is no picture");
  return facts.whole || facts.type == ImageType::svg ? Message() : tr("is cut short");
}

}  // namespace essaypack
