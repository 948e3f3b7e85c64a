// A driver for spec/trace.md: std::map with an allocator that throws on demand. Level L1, with refusals.
// Build and run: c++ -std=c++17 -O2 -o std_map std_map.cpp && ./bps conform -- ./std_map
#include <cstdint>
#include <iostream>
#include <map>
#include <new>
#include <sstream>
#include <string>
#include <vector>

// Which of the allocator's requests are refused.
static int64_t requests = 0, refuse_at = INT64_MAX;
static bool refuse_once = false;

template <class T> struct Fallible {
    using value_type = T;
    Fallible() = default;
    template <class U> Fallible(const Fallible<U> &) {}
    T *allocate(size_t n) {
        const int64_t request = requests++;
        if (refuse_once ? request == refuse_at : request >= refuse_at) throw std::bad_alloc();
        return static_cast<T *>(::operator new(n * sizeof(T)));
    }
    void deallocate(T *p, size_t) { ::operator delete(p); }
    bool operator==(const Fallible &) const { return true; }
    bool operator!=(const Fallible &) const { return false; }
};

using Map = std::map<int64_t, int64_t, std::less<int64_t>, Fallible<std::pair<const int64_t, int64_t>>>;
using Words = std::vector<std::string>;

static Map head;
static std::map<std::string, Map> views;  // a view is a copy, so opening one may be refused

// A cursor is a key: it stands on the element, or on the next greater one if that is gone.
struct Cursor {
    std::string view;
    bool nowhere;
    int64_t key;
};
static std::map<std::string, Cursor> cursors;

static int64_t number(const std::string &word) { return std::stoll(word); }

static std::string text(const Map &map, Map::const_iterator at) {
    return at == map.end() ? "none" : std::to_string(at->first) + "=" + std::to_string(at->second);
}

template <class It> static std::string scan(It from, It to) {
    std::string line;
    for (; from != to; ++from)
        line += (line.empty() ? "" : " ") + std::to_string(from->first) + "=" + std::to_string(from->second);
    return line.empty() ? "none" : line;
}

static std::string insert(int64_t key, int64_t value, bool successor) {
    auto found = head.find(key);
    if (found != head.end()) {
        const std::string old = std::to_string(found->second);
        found->second = value;
        return "replaced " + old;
    }
    auto at = head.emplace(key, value).first;
    return successor ? "inserted before " + text(head, std::next(at)) : "inserted";
}

static std::string erase(int64_t key, const std::string *value) {
    auto found = head.find(key);
    if (found == head.end()) return "absent";
    const std::string old = std::to_string(found->second);
    if (value && *value != old) return "different " + old;
    head.erase(found);
    return "deleted " + old;
}

static std::string build(const Words &words) {
    if (!head.empty()) return "invalid";
    Map built;
    for (size_t i = 1; i < words.size(); i++) {
        const size_t sign = words[i].find('=');
        const int64_t key = number(words[i].substr(0, sign));
        if (!built.empty() && built.rbegin()->first >= key) return "rejected";
        built.emplace_hint(built.end(), key, number(words[i].substr(sign + 1)));
    }
    head.swap(built);
    return "built";
}

static std::string view(const std::string &op, const std::string &name) {
    if (op == "open") {
        if (views.count(name)) return "invalid";
        Map copy(head);
        views[name].swap(copy);
        return "ok";
    }
    if (!views.erase(name)) return "invalid";
    for (auto it = cursors.begin(); it != cursors.end();)
        it = it->second.view == name ? cursors.erase(it) : std::next(it);
    return "ok";
}

static std::string stand(const std::string &name, const std::string &view, const Map &map, Map::const_iterator at) {
    cursors[name] = {view, at == map.end(), at == map.end() ? 0 : at->first};
    return text(map, at);
}

static std::string cursor(const Words &w, const std::string &in, const Map *map) {
    const std::string &op = w[1], &name = w[2];
    if (op == "insert") {
        const std::string result = insert(number(w[3]), number(w[4]), false);
        stand(name, "", head, head.find(number(w[3])));
        return result;
    }
    if (op == "get" || op == "next" || op == "previous" || op == "equal") {
        if (!cursors.count(name) || (op == "equal" && !cursors.count(w[3]))) return "invalid";
        const Cursor c = cursors[name];
        const Map &m = c.view.empty() ? head : views[c.view];
        auto at = c.nowhere ? m.end() : m.lower_bound(c.key);
        if (op == "next") return stand(name, c.view, m, at == m.end() ? m.begin() : std::next(at));
        if (op == "previous") return stand(name, c.view, m, at == m.begin() ? m.end() : std::prev(at));
        stand(name, c.view, m, at);
        if (op == "get") return text(m, at);
        const Cursor d = cursors[w[3]];
        const Map &n = d.view.empty() ? head : views[d.view];
        auto other = d.nowhere ? n.end() : n.lower_bound(d.key);
        stand(w[3], d.view, n, other);
        if (at == m.end() || other == n.end()) return at == m.end() && other == n.end() ? "yes" : "no";
        return &m == &n && at == other ? "yes" : "no";
    }
    if (!map) return "invalid";
    if (op == "first") return stand(name, in, *map, map->begin());
    if (op == "last") return stand(name, in, *map, map->empty() ? map->end() : std::prev(map->end()));
    const int64_t key = number(w[3]);
    return stand(name, in, *map, op == "find" ? map->find(key) : op == "lower" ? map->lower_bound(key) : map->upper_bound(key));
}

static std::string read(const Words &w, const Map &m) {
    const std::string &op = w[0];
    if (op == "size") return std::to_string(m.size());
    if (op == "first") return text(m, m.begin());
    if (op == "last") return text(m, m.empty() ? m.end() : std::prev(m.end()));
    if (op == "scan") return scan(m.begin(), m.end());
    if (op == "scan-back") return scan(m.rbegin(), m.rend());
    const int64_t key = number(w.at(1));
    const bool exact = m.count(key) > 0;
    if (op == "find") return exact ? std::to_string(m.at(key)) : "absent";
    if (op == "lower") return (exact ? "exact " : "") + text(m, m.lower_bound(key));
    if (op == "upper") return (exact ? "exact " : "") + text(m, m.upper_bound(key));
    return "error there is no operation " + op;
}

static std::string refuse(const Words &w) {
    refuse_once = w[1] == "once";
    const int64_t n = w[1] == "none" ? INT64_MAX : number(w[2]);
    refuse_at = n > INT64_MAX - requests ? INT64_MAX : requests + n;
    return "ok";
}

static std::string answer(Words w) {
    std::string in;
    const Map *map = &head;
    if (w.size() > 2 && w[w.size() - 2] == "in") {
        in = w.back();
        map = views.count(in) ? &views[in] : nullptr;
        w.resize(w.size() - 2);
    }
    const std::string &op = w[0];
    if (op == "hello") return "hello 1 L1 backward delete-if successor build views cursors stable-cursors faults";
    if (op == "tree") {
        head.clear();
        views.clear();
        cursors.clear();
        return refuse({"refuse", "none"});
    }
    if (op == "insert" || op == "insert-successor") return insert(number(w[1]), number(w[2]), op != "insert");
    if (op == "delete") return erase(number(w[1]), nullptr);
    if (op == "delete-if") return erase(number(w[1]), &w[2]);
    if (op == "build") return build(w);
    if (op == "view") return view(w[1], w[2]);
    if (op == "cursor") return cursor(w, in, map);
    if (op == "refuse") return refuse(w);
    return op == "bye" ? "bye" : map ? read(w, *map) : "invalid";
}

int main() {
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream in(line);
        Words words;
        for (std::string word; in >> word;) words.push_back(word);
        std::string out;
        try {
            out = words.empty() ? "error an empty line" : answer(words);
        } catch (const std::bad_alloc &) {
            out = "refused";
        }
        std::cout << out << std::endl;
        if (line == "bye") return 0;
    }
}
