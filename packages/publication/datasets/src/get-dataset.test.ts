import { execFileSync } from "node:child_process";
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { init } from "@quickening/dvc";
import { dvcProgramPath } from "@quickening/workspace";
import { createTerminal, isUserError, type UserError } from "@quickening/workspace/terminal";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkRawData } from "./check-raw-data.ts";
import { type GetOptions, getDataset } from "./get-dataset.ts";
import { mirrorFrom } from "./mirror.ts";
import { readDataset } from "./read-dataset.ts";
import { type FileServer, startFileServer } from "./testing/file-server.ts";
import {
	archive,
	mirrorIndex,
	type SmallCheckout,
	sha256,
	smallCheckout,
	wholeArchive,
	write,
	writeRaw,
} from "./testing/small-dataset.ts";
import { trackRawData } from "./track-raw-data.ts";

const repositoryRoot = join(import.meta.dirname, "../../../..");
const dvc = dvcProgramPath(repositoryRoot);

let server: FileServer;
let checkout: SmallCheckout;
let lines: string;
let tracked: string[][];
beforeEach(async () => {
	server = await startFileServer();
	checkout = smallCheckout(server.address);
	for (const [path, content] of checkout.contents) server.files.set(`/files/${path}`, content);
	lines = "";
	tracked = [];
});
afterEach(async () => {
	checkout.remove();
	await server.close();
});

const get = (mirror?: string, options: Partial<GetOptions> = {}) =>
	getDataset(checkout.root, checkout.slug, {
		mirror: mirrorFrom(mirror, checkout.root),
		terminal: createTerminal({ stream: { write: (text) => (lines += text) } }),
		network: { retries: 1, pauseSeconds: 0.01, stallSeconds: 0.5 },
		track: async (_, installed) => {
			tracked.push([...installed]);
			return "unchanged";
		},
		...options,
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
const state = async () => (await checkRawData(checkout.root, checkout.slug)).state;
const raw = (path: string) => join(checkout.root, "data", checkout.slug, "raw", path);
const local = (path: string) => join(checkout.root, ".quickening", path);
const serveMirror = async (content?: Uint8Array) => {
	const packed = content ?? (await wholeArchive(checkout));
	server.files.set("/mirror/index.json", Buffer.from(mirrorIndex(checkout, packed)));
	server.files.set("/mirror/small-set.tar.gz", packed);
	return `${server.address}/mirror`;
};
const writeMirror = async (content?: Uint8Array) => {
	const packed = content ?? (await wholeArchive(checkout));
	write(join(checkout.root, "mirror/index.json"), mirrorIndex(checkout, packed));
	write(join(checkout.root, "mirror/small-set.tar.gz"), packed);
	return "mirror";
};

describe("from a mirror's folder, named relative to the root", () => {
	it("brings every file, and has it tracked", async () => {
		expect(await get(await writeMirror())).toMatchObject({ state: "fetched", nFetched: 5, replaced: [] });
		expect(await state()).toBe("present");
		expect(tracked).toEqual([
			["table.csv", "signals/1.csv", "signals/2.csv", "signals/empty.csv", "signals/twin-of-2.csv"],
		]);
		expect(server.requests).toEqual([]);
		expect(existsSync(local("incoming/small-set"))).toBe(false);
	});
	it("does nothing the second time", async () => {
		await get(await writeMirror());
		expect(await get("mirror")).toMatchObject({ state: "already present", nFetched: 0 });
	});
	it("brings only what is missing", async () => {
		await get(await writeMirror());
		rmSync(raw("signals/1.csv"));
		expect(await get("mirror")).toMatchObject({ nFetched: 1, bytesFetched: 70_000 });
		expect(await state()).toBe("present");
	});
	it("replaces a changed file, keeps the former one, and says which", async () => {
		await get(await writeMirror());
		writeFileSync(raw("table.csv"), "id,ph\n1,7.3\n");
		expect((await get("mirror")).replaced).toEqual(["data/small-set/raw/table.csv"]);
		expect(await state()).toBe("present");
		expect(readFileSync(local("replaced/small-set/table.csv"), "utf8")).toBe("id,ph\n1,7.3\n");
	});
	it("leaves raw/ untouched when a byte of the archive is wrong", async () => {
		const contents = [...checkout.contents].map(([name, content]) => ({ header: { name }, content }));
		contents[2]!.content = Uint8Array.from(contents[2]!.content).fill(7, 0, 1);
		expect((await failure(get(await writeMirror(await archive(contents))))).message).toContain(
			"signals/2.csv has sha256",
		);
		expect(existsSync(raw("."))).toBe(false);
		expect(tracked).toEqual([]);
	});
	it("leaves raw/ untouched when the archive is cut short, and goes on from there with a whole one", async () => {
		const whole = await wholeArchive(checkout);
		await writeMirror(whole);
		write(join(checkout.root, "mirror/small-set.tar.gz"), whole.subarray(0, whole.length - 30_000));
		expect((await failure(get("mirror"))).message).toContain("is cut short");
		expect(existsSync(raw("."))).toBe(false);
		expect(existsSync(local("incoming/small-set/table.csv"))).toBe(true);
		await writeMirror(whole);
		await get("mirror");
		expect(await state()).toBe("present");
	});
	it("does not believe a file of an interrupted fetch that is not as listed", async () => {
		write(local("incoming/small-set/table.csv"), "id,ph\n1,9.9\n");
		write(local("incoming/small-set/left-over.csv"), "from another version of the list");
		await get(await writeMirror());
		expect(await state()).toBe("present");
	});
	it("refuses to track a file that is not listed, and leaves it where it is", async () => {
		write(raw("my-notes.txt"), "mine");
		expect((await failure(get(await writeMirror()))).message).toContain(
			"has 1 file that dataset.json does not list: data/small-set/raw/my-notes.txt",
		);
		expect(readFileSync(raw("my-notes.txt"), "utf8")).toBe("mine");
		expect(tracked).toEqual([]);
	});
	it("names the file of which the mirror holds another version, before unpacking", async () => {
		await writeMirror();
		const index = readFileSync(join(checkout.root, "mirror/index.json"), "utf8");
		write(join(checkout.root, "mirror/index.json"), index.replace('"bytes":70000', '"bytes":70001'));
		expect((await failure(get("mirror"))).message).toContain("has another version of signals/1.csv");
	});
	it("says so when the mirror is no folder, has no index, or is no address", async () => {
		expect((await failure(get("nowhere"))).message).toContain("nowhere is no folder");
		expect((await failure(get("data"))).message).toContain("index.json cannot be read");
		expect(() => mirrorFrom("ftp://x", "/")).toThrow("must be a folder or an http(s) address");
	});
	it("takes its part of an archive that serves another data set too, and refuses what the mirror does not list", async () => {
		const other = new TextEncoder().encode("another data set's");
		const contents = [...checkout.contents, ["other/1.csv", other] as const];
		const packed = await archive(contents.map(([name, content]) => ({ header: { name }, content })));
		await writeMirror(packed);
		expect((await failure(get("mirror"))).message).toContain("is not in the data set's list of files");
		const index = JSON.parse(readFileSync(join(checkout.root, "mirror/index.json"), "utf8"));
		index["small-set"].files.push({ path: "other/1.csv", bytes: other.length, sha256: sha256(other) });
		write(join(checkout.root, "mirror/index.json"), JSON.stringify(index));
		expect(await get("mirror")).toMatchObject({ state: "fetched", nFetched: 5 });
		expect(await state()).toBe("present");
		expect(existsSync(raw("other"))).toBe(false);
	});
	it("goes to the files' own addresses for a data set that the mirror does not hold, and says so", async () => {
		write(join(checkout.root, "mirror/index.json"), "{}");
		expect(await get("mirror")).toMatchObject({ from: "their own addresses", nFetched: 5 });
		expect(lines).toContain("does not hold small-set; its files are fetched from their own addresses");
	});
});

describe("from a mirror on the web", () => {
	it("continues a cut archive, in the next run too", async () => {
		const mirror = await serveMirror();
		server.fault(
			"/mirror/small-set.tar.gz",
			{ kind: "cut", after: 40_000 },
			{ kind: "status", status: 503 },
			{ kind: "status", status: 503 },
		);
		expect((await failure(get(mirror))).whatToDo).toContain("what was fetched is kept");
		expect(existsSync(raw("."))).toBe(false);
		await get(mirror);
		expect(server.requests.at(-1)).toBe("/mirror/small-set.tar.gz bytes=40000-");
		expect(await state()).toBe("present");
		expect(existsSync(local("downloads/small-set.tar.gz"))).toBe(false);
	});
	it("refuses an archive with a wrong byte", async () => {
		const mirror = await serveMirror();
		server.fault("/mirror/small-set.tar.gz", { kind: "wrong byte" });
		expect((await failure(get(mirror))).message).toContain("instead of");
		expect(existsSync(raw("."))).toBe(false);
	});
	it("says so when there is no index", async () => {
		expect((await failure(get(`${server.address}/none`))).message).toContain(
			"the mirror's index.json could not be fetched",
		);
	});
});

describe("from the files' own addresses", () => {
	it("brings every file, several at once", async () => {
		expect(await get()).toMatchObject({ state: "fetched", from: "their own addresses" });
		expect(await state()).toBe("present");
	});
	it("leaves raw/ untouched when one file fails, and does not fetch the others again", async () => {
		server.files.delete("/files/signals/2.csv");
		const error = await failure(get(undefined, { concurrency: 1 }));
		expect(error.message).toMatch(/^signals\/2\.csv could not be fetched from .*404/);
		expect(existsSync(raw("."))).toBe(false);
		server.files.set("/files/signals/2.csv", checkout.contents.get("signals/2.csv")!);
		server.requests.length = 0;
		await get();
		expect(server.requests.sort()).toEqual([
			"/files/signals/2.csv whole",
			"/files/signals/empty.csv whole",
			"/files/signals/twin-of-2.csv whole",
		]);
		expect(await state()).toBe("present");
	});
	it("continues a file that was cut in an earlier run", async () => {
		server.fault(
			"/files/signals/1.csv",
			{ kind: "cut", after: 30_000 },
			{ kind: "status", status: 500 },
			{ kind: "status", status: 500 },
		);
		await failure(get(undefined, { concurrency: 1 }));
		server.requests.length = 0;
		await get();
		expect(server.requests).toContain("/files/signals/1.csv bytes=30000-");
		expect(await state()).toBe("present");
	});
	it("says how to get data that have no public address", async () => {
		const closed = {
			...checkout.dataset,
			tier: "restricted",
			access: {
				holder: "Data Access Board, Example Hospital",
				how: "write a protocol of two pages.",
				address: "data@example.org",
				afterwards: "keep it on the study server",
			},
			files: checkout.dataset.files.map((file) => ({ ...file, url: null })),
		};
		write(join(checkout.root, "data/small-set/dataset.json"), JSON.stringify(closed));
		const error = await failure(get());
		expect(error.message).toBe("small-set: table.csv has no public address (access: restricted)");
		expect(error.whatToDo).toContain(
			"Held by: Data Access Board, Example Hospital (data@example.org). To ask for it: write a protocol of two pages. When it has come: `npm run quickening -- data take small-set --from <folder>`. Then: keep it on the study server.",
		);
	});
});

describe("two at once", () => {
	it("do not fetch the same data set twice", async () => {
		await writeMirror();
		const ends = await Promise.allSettled([get("mirror"), get("mirror")]);
		expect(ends.map((end) => end.status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(String((ends.find((end) => end.status === "rejected") as PromiseRejectedResult).reason)).toContain(
			"is fetching small-set already",
		);
		expect(await state()).toBe("present");
	});
	it("a lock of a process that has ended is taken over", async () => {
		write(local("locks/data-small-set"), "999999999\n");
		await get(await writeMirror());
		expect(await state()).toBe("present");
	});
});

describe.skipIf(!existsSync(dvc))("with the real dvc (skipped when set-up has not installed it)", () => {
	const repository = () => ({
		folder: checkout.root,
		program: dvc,
		environment: { DVC_SITE_CACHE_DIR: join(checkout.root, ".git/site-cache") },
	});
	const track: GetOptions["track"] = (slug, installed) => trackRawData(repository(), slug, { installed });
	beforeEach(async () => {
		execFileSync("git", ["init", "-q"], { cwd: checkout.root });
		await init(repository(), { linkTypes: ["hardlink", "copy"] });
		await writeMirror();
	});
	it("makes raw.dvc, keeps it when the data are fetched again, and keeps raw/ out of git", async () => {
		expect((await get("mirror", { track })).tracking).toBe("created");
		expect(readFileSync(join(checkout.root, "data/small-set/.gitignore"), "utf8")).toBe("/raw\n");
		rmSync(raw("."), { recursive: true });
		rmSync(join(checkout.root, ".dvc/cache"), { recursive: true });
		expect((await get("mirror", { track })).tracking).toBe("unchanged");
		expect((await get("mirror", { track })).state).toBe("already present");
	});
	it("does not put an edit back that has spoiled the cache through a hard link", async () => {
		await get("mirror", { track });
		// What root, or anyone who first makes the file writable, does.
		execFileSync("sh", [
			"-c",
			`chmod u+w '${raw("table.csv")}' && printf 'id,ph\\n1,7.3\\n' > '${raw("table.csv")}' && chmod u-w '${raw("table.csv")}'`,
		]);
		expect(await state()).toBe("changed");
		expect(await get("mirror", { track })).toMatchObject({
			replaced: ["data/small-set/raw/table.csv"],
			tracking: "unchanged",
		});
		expect(await state()).toBe("present");
	});
});

it("keeps a second name of a replaced file apart from the new bytes", async () => {
	writeRaw(checkout);
	linkSync(raw("table.csv"), join(checkout.root, "other-name.csv"));
	writeFileSync(raw("table.csv"), "id,ph\n1,7.3\n");
	await get(await writeMirror());
	expect(readFileSync(join(checkout.root, "other-name.csv"), "utf8")).toBe("id,ph\n1,7.3\n");
	expect(readDataset(checkout.root, checkout.slug).files).toHaveLength(5);
});
