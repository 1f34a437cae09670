import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { endProcessGroup, RUN_VARIABLE, runMembers } from "./process-group.ts";

const started: number[] = [];
afterEach(() => {
	for (const pid of started.splice(0)) {
		try {
			process.kill(pid, "SIGKILL");
		} catch {
			// Ended by the test, as it should be.
		}
	}
});

async function start(runId: string, script: string) {
	const child = spawn("sh", ["-c", script], {
		detached: true,
		stdio: ["ignore", "pipe", "ignore"],
		env: { ...process.env, [RUN_VARIABLE]: runId },
	});
	started.push(child.pid!);
	await once(child.stdout, "data");
	return child;
}

describe("endProcessGroup", () => {
	it("ends a shell and the processes that it started, also one that left the group", async () => {
		const runId = randomUUID();
		const child = await start(runId, "sleep 61 & setsid sleep 62 & echo ready; sleep 63");
		expect(runMembers({ pid: child.pid!, runId }).length).toBeGreaterThanOrEqual(3);
		expect(await endProcessGroup({ pid: child.pid!, runId }, { graceSeconds: 0.5 })).toBe(true);
		expect(runMembers({ pid: child.pid!, runId })).toEqual([]);
	});
	it("ends a process that ignores the polite signals", async () => {
		const runId = randomUUID();
		const child = await start(runId, "trap '' INT TERM; echo ready; while :; do sleep 1; done");
		expect(await endProcessGroup({ pid: child.pid!, runId }, { graceSeconds: 0.2 })).toBe(true);
		expect(runMembers({ pid: child.pid!, runId })).toEqual([]);
	});
	it("leaves a process alone whose id was taken over by another run", async () => {
		const child = await start(randomUUID(), "echo ready; sleep 64");
		expect(await endProcessGroup({ pid: child.pid!, runId: randomUUID() })).toBe(false);
		expect(child.exitCode).toBeNull();
		process.kill(child.pid!, 0);
	});
});
