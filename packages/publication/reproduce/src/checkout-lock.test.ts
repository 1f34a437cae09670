import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { identify } from "@quickening/pipeline/stage";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeCheckoutLock } from "./checkout-lock.ts";

describe("takeCheckoutLock", () => {
	let folder: string;
	let path: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "quickening-lock-"));
		path = join(folder, "local", "reproduce.lock");
	});
	afterEach(() => rmSync(folder, { recursive: true }));
	const write = (holder: object) => {
		takeCheckoutLock(path, "x")();
		writeFileSync(path, JSON.stringify({ id: "other", since: "noon", command: "quickening reproduce", ...holder }));
	};

	it("is held by one, who is named to the second, and given back", () => {
		const release = takeCheckoutLock(path, "quickening reproduce tiny");
		expect(() => takeCheckoutLock(path, "another")).toThrow(`"quickening reproduce tiny", process ${process.pid}`);
		release();
		release();
		expect(readdirSync(join(folder, "local"))).toEqual([]);
		takeCheckoutLock(path, "another")();
	});
	it("is taken over from a process that has ended", async () => {
		const child = spawn("sleep", ["60"]);
		const identity = identify(child.pid!)!;
		write({ ...identity, host: hostname() });
		expect(() => takeCheckoutLock(path, "x")).toThrow(`process ${child.pid}`);
		child.kill("SIGKILL");
		await once(child, "exit");
		takeCheckoutLock(path, "x")();
		expect(existsSync(path)).toBe(false);
	});
	it("is taken over when the id belongs to a later process, or the file is cut", () => {
		write({ pid: process.pid, start: "long ago", host: hostname() });
		takeCheckoutLock(path, "x")();
		writeFileSync(path, '{"id": "oth');
		takeCheckoutLock(path, "x")();
	});
	it("of another machine stays, and says what to remove", () => {
		write({ pid: 1, start: "1", host: "elsewhere" });
		expect(() => takeCheckoutLock(path, "x")).toThrow("process 1 on elsewhere");
		expect(existsSync(path)).toBe(true);
	});
	it("is not taken from whoever holds it now by a late release", () => {
		const release = takeCheckoutLock(path, "first");
		writeFileSync(path, JSON.stringify({ id: "second", pid: 1, start: "1", host: "elsewhere" }));
		release();
		expect(existsSync(path)).toBe(true);
	});
});
