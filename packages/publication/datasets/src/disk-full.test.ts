import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isUserError, type UserError } from "@quickening/workspace/terminal";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { explainDiskError, requireSpace } from "./disk-error.ts";
import { download } from "./download.ts";
import { extractArchive } from "./extract-archive.ts";
import { startFileServer } from "./testing/file-server.ts";
import { bytes, sha256, smallCheckout, wholeArchive } from "./testing/small-dataset.ts";

/** A disk of 64 kB; undefined where this user may not mount one. */
const folder = mkdtempSync(join(tmpdir(), "quickening-disk-"));
const isMounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]).status === 0;
afterAll(() => {
	if (isMounted) spawnSync("umount", [folder]);
	rmSync(folder, { recursive: true, force: true });
});

const failure = async (promise: Promise<unknown>): Promise<UserError> => {
	try {
		await promise;
	} catch (error) {
		if (!isUserError(error)) throw error;
		return error;
	}
	throw new Error("it was expected to fail");
};

describe.skipIf(!isMounted)("on a disk of 64 kB (skipped without the right to mount one)", () => {
	const checkout = smallCheckout();
	const path = join(checkout.root, "x.tar.gz");
	beforeAll(async () => writeFileSync(path, await wholeArchive(checkout)));
	afterAll(() => checkout.remove());
	beforeEach(() => {
		for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
	});

	it("unpacking names the file that did not fit, and does not leave half of it", async () => {
		const error = await failure(extractArchive(path, { files: checkout.dataset.files, to: folder }));
		expect(error.message).toBe(`${join(folder, "signals/1.csv")} could not be written: the disk is full`);
		expect(error.whatToDo).toContain("Free some space");
		expect(existsSync(join(folder, "signals/1.csv"))).toBe(false);
		expect(existsSync(join(folder, "table.csv"))).toBe(true);
	});
	it("fetching names the file, keeps what fitted, and does not try again", async () => {
		const server = await startFileServer();
		const content = bytes(200_000);
		server.files.set("/a", content);
		const to = join(folder, "a");
		const options = { to, name: "a", bytes: content.length, sha256: sha256(content), pauseSeconds: 0.01 };
		expect((await failure(download(`${server.address}/a`, options))).message).toBe(
			`${to} could not be written: the disk is full`,
		);
		expect(server.requests).toHaveLength(1);
		expect(statSync(to).size).toBeGreaterThan(0);
		await server.close();
	});
	it("room is asked for before work begins", async () => {
		expect((await failure(requireSpace(folder, 1e6, "unpacking x"))).message).toMatch(
			/^unpacking x needs 1\.0 MB, but \d.* are free at /,
		);
		await requireSpace(folder, 1000, "unpacking x");
	});
});

it.each([
	["ENOSPC", "the disk is full"],
	["EDQUOT", "the disk quota is used up"],
	["EACCES", "permission denied"],
	["EROFS", "the disk is read-only"],
])("explains %s", (code, words) => {
	const explained = explainDiskError(Object.assign(new Error(code), { code }), "/data/x");
	expect((explained as Error).message).toBe(`/data/x could not be written: ${words}`);
});
it("leaves other errors as they are", () => {
	const error = new TypeError("a fault of ours");
	expect(explainDiskError(error, "/data/x")).toBe(error);
});
