"""Searches the same rows with numpy and with faiss, one query a line, on one thread. Answers with milliseconds of the clock, milliseconds of processor time and the rows found."""
import sys
import time

import faiss
import numpy as np


def main():
    rows_path, queries_path, dimension, k = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    rows = np.fromfile(rows_path, dtype="<f4").reshape(-1, dimension)
    queries = np.fromfile(queries_path, dtype="<f4").reshape(-1, dimension)
    faiss.omp_set_num_threads(1)
    index = faiss.IndexFlatIP(dimension)
    index.add(rows)

    def with_numpy(query):
        scores = rows @ query
        best = np.argpartition(scores, -k)[-k:]
        return best[np.argsort(-scores[best])]

    def with_faiss(query):
        return index.search(query[None, :], k)[1][0]

    ways = {"numpy": with_numpy, "faiss": with_faiss}
    print(f"numpy {np.__version__}, faiss {faiss.__version__}", flush=True)
    for line in sys.stdin:
        way, number = line.split()
        query = queries[int(number)]
        wall, processor = time.perf_counter(), time.process_time()
        found = ways[way](query)
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        print(wall * 1000, processor * 1000, *found, flush=True)


main()
