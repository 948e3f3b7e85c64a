/* A driver for spec/trace.md: a sorted array that reserves before it changes. Level L2, with refusals.
   Build and run: cc -O2 -o sorted_array sorted_array.c && ./bps conform -- ./sorted_array */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct element { int64_t key, value; };

static struct element *elements;
static size_t count, capacity;

/* Which reservations are refused: the next one, or by the count of requests to the heap. */
static int refuse_next, refuse_once;
static int64_t requests, refuse_at = INT64_MAX;

static int granted(void) {
    int64_t request = requests++;
    return refuse_once ? request != refuse_at : request < refuse_at;
}

/* Makes room for one more element. Everything that can fail is here; nothing is changed before it. */
static int reserve(void) {
    if (refuse_next) {
        refuse_next = 0;
        return 0;
    }
    if (count < capacity) {
        return 1;
    }
    size_t larger = capacity + capacity / 2 + 4;
    struct element *moved = granted() ? realloc(elements, larger * sizeof *moved) : NULL;
    if (moved == NULL) {
        return 0;
    }
    elements = moved;
    capacity = larger;
    return 1;
}

/* The place of the first element that is not below the key. */
static size_t lower(int64_t key) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (elements[middle].key < key) low = middle + 1; else high = middle;
    }
    return low;
}

static int present(int64_t key, size_t at) { return at < count && elements[at].key == key; }

static void print_element(size_t at) {
    if (at < count) printf("%" PRId64 "=%" PRId64 "\n", elements[at].key, elements[at].value);
    else puts("none");
}

static void scan(int back) {
    for (size_t i = 0; i < count; i++) {
        struct element *e = &elements[back ? count - 1 - i : i];
        printf("%s%" PRId64 "=%" PRId64, i ? " " : "", e->key, e->value);
    }
    puts(count ? "" : "none");
}

static void insert(int64_t key, int64_t value, int with_offset) {
    size_t at = lower(key);
    int64_t old = 0;
    int replaced = present(key, at);
    if (replaced) {
        old = elements[at].value;
    } else {
        if (!reserve()) {
            puts("refused");
            return;
        }
        memmove(elements + at + 1, elements + at, (count - at) * sizeof *elements);
        count++;
    }
    elements[at] = (struct element) {key, value};
    if (replaced) printf("replaced %" PRId64, old); else printf("inserted");
    if (with_offset) printf(" at %zu", at);
    puts("");
}

static void erase(int64_t key, int conditional, int64_t value, int with_offset) {
    size_t at = lower(key);
    if (!present(key, at)) {
        puts("absent");
    } else if (conditional && elements[at].value != value) {
        printf("different %" PRId64 "\n", elements[at].value);
    } else {
        printf("deleted %" PRId64, elements[at].value);
        if (with_offset) printf(" at %zu", at);
        puts("");
        memmove(elements + at, elements + at + 1, (count - at - 1) * sizeof *elements);
        count--;
    }
}

static void refuse(const char *rest) {
    int64_t number = 0;
    if (strcmp(rest, "next") == 0) {
        refuse_next = 1;
    } else if (strcmp(rest, "none") == 0) {
        refuse_next = 0;
        refuse_at = INT64_MAX;
        refuse_once = 0;
    } else if (sscanf(rest, "after %" SCNd64, &number) == 1 || sscanf(rest, "once %" SCNd64, &number) == 1) {
        refuse_once = rest[0] == 'o';
        refuse_at = number > INT64_MAX - requests ? INT64_MAX : requests + number;
    }
    puts("ok");
}

static void fresh_tree(void) {
    free(elements);
    elements = NULL;
    count = capacity = 0;
    refuse("none");
}

/* Answers one line; 0 after "bye". */
static int answer(const char *line) {
    char op[32];
    int64_t a = 0, b = 0;
    if (sscanf(line, "%31s %" SCNd64 " %" SCNd64, op, &a, &b) < 1) {
        puts("error an empty line");
        return 1;
    }
    size_t at = lower(a);
    const char *exact = present(a, at) ? "exact " : "";
    if (!strcmp(op, "hello")) puts("hello 1 L2 backward delete-if offsets faults");
    else if (!strcmp(op, "tree")) fresh_tree();
    else if (!strcmp(op, "insert")) insert(a, b, 0);
    else if (!strcmp(op, "insert-offset")) insert(a, b, 1);
    else if (!strcmp(op, "delete")) erase(a, 0, 0, 0);
    else if (!strcmp(op, "delete-offset")) erase(a, 0, 0, 1);
    else if (!strcmp(op, "delete-if")) erase(a, 1, b, 0);
    else if (!strcmp(op, "find")) {
        if (*exact) printf("%" PRId64 "\n", elements[at].value); else puts("absent");
    } else if (!strcmp(op, "lower")) {
        printf("%s", exact);
        print_element(at);
    } else if (!strcmp(op, "upper")) {
        printf("%s", exact);
        print_element(*exact ? at + 1 : at);
    } else if (!strcmp(op, "rank")) printf("%zu\n", at);
    else if (!strcmp(op, "at")) print_element(a < 0 ? count : (size_t) a);
    else if (!strcmp(op, "random")) print_element(count ? (size_t) ((uint64_t) a % count) : 0);
    else if (!strcmp(op, "first")) print_element(0);
    else if (!strcmp(op, "last")) print_element(count ? count - 1 : 0);
    else if (!strcmp(op, "size")) printf("%zu\n", count);
    else if (!strcmp(op, "scan")) scan(0);
    else if (!strcmp(op, "scan-back")) scan(1);
    else if (!strcmp(op, "refuse")) refuse(line + 7);
    else if (!strcmp(op, "bye")) puts("bye");
    else printf("error there is no operation %s\n", op);
    return strcmp(op, "bye") != 0;
}

int main(void) {
    char *line = NULL;
    size_t room = 0;
    int more = 1;
    while (more && getline(&line, &room, stdin) > 0) { /* a whole line, however long */
        line[strcspn(line, "\n")] = 0;
        more = answer(line);
        fflush(stdout);
    }
    free(line);
    return 0;
}
