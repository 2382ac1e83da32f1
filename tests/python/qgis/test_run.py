import os
import signal
import threading
import time
from typing import Any

import harness


class RunTests(harness.PluginTestCase):
    def test_progress_goes_forward_to_the_end_and_is_told_about_once_a_second(self) -> None:
        told = harness.feedback()
        started = time.monotonic()
        self.assertEqual(harness.run("test.steps", {"seconds": 1.5}, told)["steps"], 150)
        seconds = time.monotonic() - started
        self.assertGreater(len(told.steps), 5)
        self.assertEqual(told.steps, sorted(told.steps))
        self.assertEqual(told.steps[-1], 100)
        self.assertTrue(any("working" in text and "/150 steps" in text for text in told.texts), told.texts)
        self.assertLessEqual(len(told.texts), seconds + 1)

    def test_a_run_ends_within_a_second_of_its_cancel_also_one_that_does_not_listen(self) -> None:
        for deaf in (False, True):
            output, place = self.file(f"out{deaf}.txt"), self.file(f"begun{deaf}")
            told = harness.feedback()
            cancelled: Any = []
            harness.later(lambda: os.path.exists(place), lambda: (cancelled.append(time.monotonic()), told.cancel()))
            results = harness.run("test.steps", {"seconds": 3 if deaf else 60, "deaf": deaf, "output": output, "place": place}, told)
            took = time.monotonic() - cancelled[0]
            self.assertNotIn("steps", results)
            self.assertFalse(os.path.exists(output))
            # The bound is 1 s; what is above it here is for a machine that does other things too.
            self.assertLess(took, 3 if not deaf else 2.5)

    def test_a_host_that_is_killed_is_told_of_and_the_next_run_starts_another(self) -> None:
        from qgis.core import QgsProcessingException

        place = self.file("begun")
        state = os.environ["RSPLUGINS_STATE"]
        harness.later(lambda: os.path.exists(place), lambda: os.kill(harness.host_process(state) or 0, signal.SIGKILL))
        with self.assertRaises(QgsProcessingException) as caught:
            harness.run("test.steps", {"seconds": 60, "place": place})
        self.assertIn("Run it again: the host is started anew", str(caught.exception))
        self.assertEqual(harness.run("test.steps", {"seconds": 0.05})["steps"], 5)

    def test_a_bridge_that_is_killed_is_told_of_and_the_next_run_starts_another(self) -> None:
        from qgis.core import QgsProcessingException

        from rsplugins_qgis import host

        harness.run("test.steps", {"seconds": 0.01})
        client = host.session().current()
        assert client is not None and client.process_id is not None
        place = self.file("begun")
        harness.later(lambda: os.path.exists(place), lambda: os.kill(client.process_id, signal.SIGKILL))
        with self.assertRaises(QgsProcessingException):
            harness.run("test.steps", {"seconds": 60, "place": place})
        self.assertEqual(harness.run("test.steps", {"seconds": 0.05})["steps"], 5)
        self.assertIsNot(host.session().current(), client)

    def test_what_a_tool_says_is_what_the_user_reads(self) -> None:
        from qgis.core import QgsProcessingException

        with self.assertRaises(QgsProcessingException) as caught:
            harness.run("test.fail", {})
        self.assertIn("The raster is damaged. Take another one.", str(caught.exception))

    def test_a_program_that_is_none_is_told_of_and_starts_nothing(self) -> None:
        from qgis.core import QgsProcessingException

        from rsplugins_qgis import host
        from rsplugins_qgis.host.settings import HostSettings

        kept = HostSettings.load()
        try:
            for program, words in (("/no/such/rsplugins", "There is no program"), ("/bin/true", "The host ended")):
                kept.changed(program=program).save()
                host.session().restart()
                with self.assertRaises(QgsProcessingException) as caught:
                    harness.run("test.steps", {"seconds": 0.01})
                self.assertIn(words, str(caught.exception))
        finally:
            kept.save()
            host.session().restart()
        self.assertEqual(harness.run("test.steps", {"seconds": 0.01})["steps"], 1)

    def test_runs_share_one_session_and_go_on_beside_each_other(self) -> None:
        from rsplugins_qgis import host

        harness.run("test.steps", {"seconds": 0.01})
        client = host.session().current()
        runs = [harness.Background("test.steps", {"seconds": 0.3}) for _ in range(3)]
        for one in runs:
            one.start()
        self.assertEqual([one.finish()[1]["steps"] for one in runs], [30, 30, 30])
        self.assertIs(host.session().current(), client)

    def test_many_threads_that_ask_at_once_start_one_program(self) -> None:
        from rsplugins_qgis import host

        host.session().restart()
        clients: Any = []
        threads = [threading.Thread(target=lambda: clients.append(host.session().client())) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(harness.PATIENCE)
        self.assertEqual(len(clients), 8)
        self.assertEqual(len(set(map(id, clients))), 1)


class ResponsivenessTests(harness.PluginTestCase):
    def test_the_main_thread_is_never_held_up(self) -> None:
        """From a host that is not there yet to the result. The bound is 50 ms; a machine that does other things too is given more."""
        from rsplugins_qgis import host

        host.session().restart()
        harness.end_host(os.environ["RSPLUGINS_STATE"])
        run = harness.Background("test.steps", {"seconds": 1.5})
        run.start()
        successful, results = run.finish()
        self.assertTrue(successful)
        self.assertEqual(results["steps"], 150)
        self.assertGreater(len(run.feedback.steps), 5)
        harness.note("longest gap of the main thread", run.longest_gap)
        self.assertLess(run.longest_gap, 0.25)

    def test_the_cancel_button_ends_a_run(self) -> None:
        place = self.file("begun")
        run = harness.Background("test.steps", {"seconds": 60, "place": place})
        run.start()
        self.assertIsNone(run.finish(lambda: os.path.exists(place)))
        asked = time.monotonic()
        run.task.cancel()
        run.finish()
        took = time.monotonic() - asked
        harness.note("from cancel to end", took)
        self.assertLess(took, 3)
