import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { isSignedHere, signHere } from "./this-machine.ts";

let cache: string;
beforeEach(() => {
	cache = mkdtempSync(join(tmpdir(), "quickening-this-machine-"));
	vi.stubEnv("QUICKENING_CACHE", cache);
});
afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(cache, { recursive: true, force: true });
});

it("knows its own signature, and none of another text or of another machine", () => {
	const signature = signHere("made");
	expect(isSignedHere("made", signature)).toBe(true);
	expect(isSignedHere("made ", signature)).toBe(false);
	expect(isSignedHere("made", undefined)).toBe(false);
	vi.stubEnv("QUICKENING_CACHE", join(cache, "elsewhere"));
	expect(isSignedHere("made", signature)).toBe(false);
});

it("draws a secret that only its user can read", () => {
	signHere("made");
	const path = join(cache, "machine-secret");
	expect(readFileSync(path, "utf8")).toMatch(/^[0-9a-f]{64}\n$/);
	expect(statSync(path).mode & 0o077).toBe(0);
});

it("replaces a secret that was cut short", () => {
	writeFileSync(join(cache, "machine-secret"), "abc");
	expect(isSignedHere("made", signHere("made"))).toBe(true);
	expect(readFileSync(join(cache, "machine-secret"), "utf8")).toHaveLength(65);
});
