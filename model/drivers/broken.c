/* A driver that errs on purpose, for the test of the checker: ./broken DEFECT, one of
   loses-on-refusal, corrupts-view, off-by-one, crashes-on-refusal, hangs, garbage, none. */
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MOST = 20000, VIEWS = 4 };

struct map { int open; int count; int64_t keys[MOST], values[MOST]; };

static struct map head, views[VIEWS]; /* views are named a, b, c, d */
static int64_t requests, refuse_at = INT64_MAX;
static int refuse_once;
static const char *defect;

static int has(const char *name) { return strcmp(defect, name) == 0; }

static int granted(void) {
    int64_t request = requests++;
    return refuse_once ? request != refuse_at : request < refuse_at;
}

static int lower(const struct map *m, int64_t key) {
    int at = 0;
    while (at < m->count && m->keys[at] < key) at++;
    return at;
}

static int present(const struct map *m, int64_t key, int at) { return at < m->count && m->keys[at] == key; }

static void drop(struct map *m, int at) {
    m->count--;
    memmove(m->keys + at, m->keys + at + 1, (size_t) (m->count - at) * sizeof *m->keys);
    memmove(m->values + at, m->values + at + 1, (size_t) (m->count - at) * sizeof *m->values);
}

static void refused(void) {
    if (has("loses-on-refusal") && head.count > 0) drop(&head, head.count - 1);
    if (has("crashes-on-refusal")) raise(SIGSEGV);
    puts("refused");
}

static void insert(int64_t key, int64_t value) {
    int at = lower(&head, key);
    if (present(&head, key, at)) {
        printf("replaced %" PRId64 "\n", head.values[at]);
        head.values[at] = value;
        for (int v = 0; has("corrupts-view") && v < VIEWS; v++)
            if (present(&views[v], key, lower(&views[v], key))) views[v].values[lower(&views[v], key)] = value;
        return;
    }
    if (!granted()) {
        refused();
        return;
    }
    memmove(head.keys + at + 1, head.keys + at, (size_t) (head.count - at) * sizeof *head.keys);
    memmove(head.values + at + 1, head.values + at, (size_t) (head.count - at) * sizeof *head.values);
    head.keys[at] = key;
    head.values[at] = value;
    head.count++;
    if (has("garbage") && head.count == 3) puts("debug: three elements");
    puts("inserted");
}

static void erase(int64_t key) {
    int at = lower(&head, key);
    if (!present(&head, key, at)) {
        puts("absent");
        return;
    }
    if (has("hangs") && head.count == 2) pause();
    printf("deleted %" PRId64 "\n", head.values[at]);
    drop(&head, at);
}

static void element(const struct map *m, int at) {
    if (at >= 0 && at < m->count) printf("%" PRId64 "=%" PRId64 "\n", m->keys[at], m->values[at]);
    else puts("none");
}

static void read_from(const struct map *m, const char *op, int64_t key) {
    int at = lower(m, key), exact = present(m, key, at);
    if (has("off-by-one") && m->count > 2 && at == m->count - 1) exact = 0;
    if (!strcmp(op, "find")) {
        if (exact) printf("%" PRId64 "\n", m->values[at]); else puts("absent");
    } else if (!strcmp(op, "lower") || !strcmp(op, "upper")) {
        printf("%s", exact ? "exact " : "");
        element(m, *op == 'u' && exact ? at + 1 : at);
    } else if (!strcmp(op, "first")) element(m, 0);
    else if (!strcmp(op, "last")) element(m, m->count - 1);
    else if (!strcmp(op, "size")) printf("%d\n", m->count);
    else if (!strcmp(op, "scan")) {
        for (int i = 0; i < m->count; i++)
            printf("%s%" PRId64 "=%" PRId64, i ? " " : "", m->keys[i], m->values[i]);
        puts(m->count ? "" : "none");
    } else printf("error there is no operation %s\n", op);
}

static void view(int open, struct map *m) {
    if (m->open == open) {
        puts("invalid");
        return;
    }
    if (open) *m = head;
    m->open = open;
    puts("ok");
}

static void refuse(int64_t number, int once) {
    refuse_once = once;
    refuse_at = number > INT64_MAX - requests ? INT64_MAX : requests + number;
    puts("ok");
}

static void answer(const char *line) {
    char op[32] = "", name;
    int64_t a = 0, b = 0;
    const char *in = strstr(line, " in ");
    struct map *m = in ? &views[in[4] - 'a'] : &head;
    sscanf(line, "%31s %" SCNd64 " %" SCNd64, op, &a, &b);
    if (!strcmp(op, "hello")) puts("hello 1 L1 views faults");
    else if (!strcmp(op, "tree")) {
        head.count = 0;
        for (int v = 0; v < VIEWS; v++) views[v].open = 0;
        refuse(INT64_MAX, 0);
    } else if (!strcmp(op, "insert")) insert(a, b);
    else if (!strcmp(op, "delete")) erase(a);
    else if (sscanf(line, "view open %c", &name) == 1) view(1, &views[name - 'a']);
    else if (sscanf(line, "view close %c", &name) == 1) view(0, &views[name - 'a']);
    else if (sscanf(line, "refuse after %" SCNd64, &a) == 1) refuse(a, 0);
    else if (sscanf(line, "refuse once %" SCNd64, &a) == 1) refuse(a, 1);
    else if (!strcmp(line, "refuse none")) refuse(INT64_MAX, 0);
    else if (!strcmp(op, "bye")) puts("bye");
    else if (m != &head && !m->open) puts("invalid");
    else read_from(m, op, a);
}

int main(int count, char **words) {
    static char line[1 << 16];
    defect = count > 1 ? words[1] : "none";
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        answer(line);
        fflush(stdout);
        if (!strcmp(line, "bye")) return 0;
    }
    return 0;
}
