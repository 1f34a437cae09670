import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { identify } from "./process-details.ts";
import { takeLock } from "./take-lock.ts";

describe("takeLock", () => {
	let folder: string;
	let path: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "quickening-lock-"));
		path = join(folder, "local", "reproduce.lock");
	});
	afterEach(() => rmSync(folder, { recursive: true }));
	const take = (command: string) => takeLock(path, command, "another rebuild works on it");
	const write = (holder: object) => {
		take("x")();
		writeFileSync(path, JSON.stringify({ id: "other", since: "noon", command: "quickening reproduce", ...holder }));
	};

	it("is held by one, who is named to the second, and given back", () => {
		const release = take("quickening reproduce tiny");
		expect(() => take("another")).toThrow(
			`another rebuild works on it: "quickening reproduce tiny", process ${process.pid}`,
		);
		release();
		release();
		expect(readdirSync(join(folder, "local"))).toEqual([]);
		take("another")();
	});
	it("is taken over from a process that has ended", async () => {
		const child = spawn("sleep", ["60"]);
		const identity = identify(child.pid!)!;
		write({ ...identity, host: hostname() });
		expect(() => take("x")).toThrow(`process ${child.pid}`);
		child.kill("SIGKILL");
		await once(child, "exit");
		take("x")();
		expect(existsSync(path)).toBe(false);
	});
	it("is taken over when the id belongs to a later process, or the file is cut", () => {
		write({ pid: process.pid, start: "long ago", host: hostname() });
		take("x")();
		for (const broken of ['{"id": "oth', "", "999999999\n"]) {
			writeFileSync(path, broken);
			take("x")();
		}
	});
	it("of another machine stays, and says what to remove", () => {
		write({ pid: 1, start: "1", host: "elsewhere" });
		expect(() => take("x")).toThrow("process 1 on elsewhere");
		expect(existsSync(path)).toBe(true);
	});
	it("is not taken from whoever holds it now by a late release", () => {
		const release = take("first");
		writeFileSync(path, JSON.stringify({ id: "second", pid: 1, start: "1", host: "elsewhere" }));
		release();
		expect(existsSync(path)).toBe(true);
	});
});
