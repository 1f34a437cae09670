import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isUserError, type UserError } from "@quickening/workspace/terminal";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type DownloadOptions, download } from "./download.ts";
import { type FileServer, startFileServer } from "./testing/file-server.ts";
import { bytes, sha256 } from "./testing/small-dataset.ts";

const content = bytes(200_000);
let server: FileServer;
let folder: string;
let to: string;
beforeAll(async () => {
	server = await startFileServer();
});
afterAll(() => server.close());
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "quickening-download-"));
	to = join(folder, "deep", "part");
	server.files.clear();
	server.files.set("/a.bin", content);
	server.requests.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fetchIt = (options: Partial<DownloadOptions> = {}, path = "/a.bin") =>
	download(server.address + path, {
		to,
		name: "a.bin",
		bytes: content.length,
		sha256: sha256(content),
		retries: 2,
		pauseSeconds: 0.01,
		stallSeconds: 0.3,
		...options,
	});
const failure = async (promise: Promise<unknown>): Promise<UserError> => {
	try {
		await promise;
	} catch (error) {
		expect(isUserError(error)).toBe(true);
		return error as UserError;
	}
	throw new Error("it was expected to fail");
};
const expectWhole = () => expect(readFileSync(to)).toEqual(Buffer.from(content));

describe("download", () => {
	it("fetches a file whole", async () => {
		const progress: number[] = [];
		await fetchIt({ onProgress: (n) => progress.push(n) });
		expectWhole();
		expect(progress.at(-1)).toBe(content.length);
		expect(server.requests).toEqual(["/a.bin whole"]);
	});
	it("asks for nothing when all is there", async () => {
		await fetchIt();
		await fetchIt();
		expect(server.requests).toHaveLength(1);
	});
	it("continues after the connection is cut, again and again", async () => {
		server.fault(
			"/a.bin",
			{ kind: "cut", after: 70_000 },
			{ kind: "cut", after: 60_000 },
			{ kind: "cut", after: 1000 },
		);
		await fetchIt();
		expectWhole();
		expect(server.requests).toEqual([
			"/a.bin whole",
			"/a.bin bytes=70000-",
			"/a.bin bytes=130000-",
			"/a.bin bytes=131000-",
		]);
	});
	it("continues what an earlier run has left", async () => {
		server.fault("/a.bin", { kind: "cut", after: 90_000 }, { kind: "status", status: 503 });
		await failure(fetchIt({ retries: 0 }));
		expect(readFileSync(to)).toHaveLength(90_000);
		server.requests.length = 0;
		await fetchIt();
		expectWhole();
		expect(server.requests).toEqual(["/a.bin bytes=90000-"]);
	});
	it("gives up on silence, and continues", async () => {
		server.fault("/a.bin", { kind: "stall", after: 50_000 });
		await fetchIt();
		expectWhole();
		expect(server.requests[1]).toBe("/a.bin bytes=50000-");
	});
	it("says so when silence is all that comes", async () => {
		server.fault("/a.bin", { kind: "stall", after: 0 }, { kind: "stall", after: 0 }, { kind: "stall", after: 0 });
		expect((await failure(fetchIt())).message).toContain("nothing came for 0.3 s");
	});
	it("begins anew with a server that cannot continue", async () => {
		server.fault("/a.bin", { kind: "cut", after: 50_000 }, { kind: "no range" });
		await fetchIt();
		expectWhole();
	});
	it("does not trust a server that continues at another place", async () => {
		server.fault("/a.bin", { kind: "cut", after: 50_000 }, { kind: "wrong range" });
		await fetchIt();
		expectWhole();
		expect(server.requests.at(-1)).toBe("/a.bin whole");
	});
	it("takes a body that ends early for a cut", async () => {
		server.fault("/a.bin", { kind: "short", after: 120_000 });
		await fetchIt();
		expectWhole();
	});
	it("waits and tries again when the server is busy or broken", async () => {
		server.fault("/a.bin", { kind: "status", status: 500 }, { kind: "status", status: 429 });
		await fetchIt();
		expectWhole();
	});

	it("follows a redirect, but not for ever", async () => {
		server.fault("/moved.bin", { kind: "redirect", to: "/a.bin" });
		await fetchIt({}, "/moved.bin");
		expectWhole();
		rmSync(to);
		server.fault("/moved.bin", ...Array.from({ length: 9 }, () => ({ kind: "redirect", to: "/moved.bin" }) as const));
		expect((await failure(fetchIt({}, "/moved.bin"))).message).toContain("redirects more than 5 times (REDIRECTS)");
	});
	it("reads a server of HTTP/1.0 that closes while the reader is behind", async () => {
		const large = bytes(8_000_000, 7);
		const old = createServer((socket) => {
			socket.once("data", () => {
				socket.write("HTTP/1.0 200 OK\r\ncontent-length: 8000000\r\n\r\n");
				socket.end(large);
			});
			socket.on("error", () => {});
		});
		await new Promise<void>((done) => old.listen(0, "127.0.0.1", done));
		const { port } = old.address() as AddressInfo;
		await download(`http://127.0.0.1:${port}/x`, { to, name: "x", bytes: large.length, sha256: sha256(large) });
		expect(readFileSync(to)).toHaveLength(large.length);
		old.close();
	});

	it("refuses a wrong byte, keeps nothing of it, and names both sums", async () => {
		server.fault("/a.bin", { kind: "wrong byte" });
		const error = await failure(fetchIt());
		expect(error.message).toMatch(
			/^a\.bin could not be fetched from http:.*: the bytes have sha256 [0-9a-f]{64} instead of/,
		);
		expect(existsSync(to)).toBe(false);
		expect(server.requests).toHaveLength(1);
	});
	it("fetches all anew, once, when the wrong byte may come from an earlier run", async () => {
		await fetchIt({ sha256: undefined });
		const spoiled = Uint8Array.from(content.subarray(0, 100_000));
		spoiled[5]! ^= 1;
		writeFileSync(to, spoiled);
		server.requests.length = 0;
		await fetchIt();
		expectWhole();
		expect(server.requests).toEqual(["/a.bin bytes=100000-", "/a.bin whole"]);
	});
	it("refuses another size than expected, before and while it comes", async () => {
		server.files.set("/a.bin", content.subarray(0, 1000));
		expect((await failure(fetchIt())).message).toContain("the server announces 1000 bytes instead of 200000");
		server.files.set("/a.bin", content);
		server.fault("/a.bin", { kind: "endless" });
		expect((await failure(fetchIt())).message).toContain("the server sends more than 200000 bytes");
		expect(existsSync(to)).toBe(false);
	});
	it("does not try a 404 again, and says what to do", async () => {
		const error = await failure(fetchIt({}, "/b.bin"));
		expect(error.message).toContain("the server answered 404 Not Found");
		expect(error.whatToDo).toContain("QUICKENING_MIRROR");
		expect(server.requests).toHaveLength(1);
	});
	it("tries a 500 again, then says that what was fetched is kept", async () => {
		server.fault("/a.bin", ...[1, 2, 3].map(() => ({ kind: "status", status: 500 }) as const));
		const error = await failure(fetchIt());
		expect(error.message).toContain("the server answered 500");
		expect(error.whatToDo).toContain("what was fetched is kept");
		expect(server.requests).toHaveLength(3);
	});
	it("says so when there is no server, and how to do without", async () => {
		const closed = await startFileServer();
		const { address } = closed;
		await closed.close();
		const error = await failure(download(`${address}/a`, { to, name: "a", bytes: 1, sha256: undefined, retries: 0 }));
		expect(error.message).toContain("the server refuses connections (ECONNREFUSED)");
		expect(error.whatToDo).toContain("HTTPS_PROXY");
	});
	it("is ended by a signal, and keeps what it has", async () => {
		server.fault("/a.bin", { kind: "stall", after: 50_000 });
		const stop = new AbortController();
		const promise = fetchIt({ stallSeconds: 20, signal: stop.signal, onProgress: (n) => n >= 50_000 && stop.abort() });
		await expect(promise).rejects.toThrow();
		expect(readFileSync(to)).toHaveLength(50_000);
	});
});
