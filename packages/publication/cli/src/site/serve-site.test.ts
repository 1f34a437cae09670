import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveSite } from "./serve-site.ts";

describe("serveSite", () => {
	const parent = mkdtempSync(join(tmpdir(), "quickening-site-"));
	let server: Server;
	let address: string;

	beforeAll(async () => {
		mkdirSync(join(parent, "dist", "papers"), { recursive: true });
		mkdirSync(join(parent, "dist-secret"));
		writeFileSync(join(parent, "secret.txt"), "secret");
		writeFileSync(join(parent, "dist-secret", "a.txt"), "secret");
		writeFileSync(join(parent, "dist", "index.html"), "front");
		symlinkSync(join(parent, "secret.txt"), join(parent, "dist", "link.html"));
		symlinkSync(parent, join(parent, "dist", "up"));
		symlinkSync("loop", join(parent, "dist", "loop"));
		symlinkSync("index.html", join(parent, "dist", "within.html"));
		writeFileSync(join(parent, "dist", "drawing.svg"), "<svg/>");
		writeFileSync(
			join(parent, "dist", "own.html"),
			`<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'sha256-x'">`,
		);
		writeFileSync(join(parent, "dist", "papers", "x.html"), "paper x");
		writeFileSync(join(parent, "dist", "404.html"), "no such page");
		({ server, address } = await serveSite(join(parent, "dist"), 0));
	});
	afterAll(() => {
		server.close();
		rmSync(parent, { recursive: true });
	});

	/** A request as it is written, since fetch would tidy the path. */
	const raw = (path: string, host = "127.0.0.1") =>
		new Promise<string>((resolve, reject) => {
			const { port } = new URL(address);
			const socket = connect(Number(port), "127.0.0.1", () =>
				socket.write(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`),
			);
			let text = "";
			socket.setEncoding("utf8").on("data", (part) => (text += part));
			socket.on("end", () => resolve(text)).on("error", reject);
		});

	it("listens on this machine alone", () => {
		expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
		expect(server.address()).toMatchObject({ address: "127.0.0.1" });
	});
	it.each([
		["", "front"],
		["papers/x", "paper x"],
		["papers/x.html?a=1", "paper x"],
	])("serves /%s", async (path, text) => {
		const answer = await fetch(address + path);
		expect(answer.status).toBe(200);
		expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
		expect(await answer.text()).toBe(text);
	});
	it("says when there is no such page", async () => {
		const answer = await fetch(`${address}papers/y`);
		expect(answer.status).toBe(404);
		expect(await answer.text()).toBe("no such page");
	});
	it.each([
		...["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/../dist-secret/a.txt", "/%00", "/%"],
		...["/link", "/link.html", "/up/secret.txt", "/up/dist-secret/a.txt", "/loop"],
		...[`/${"a".repeat(252)}`, `/${"%C3%A9".repeat(200)}`, `/${"a/".repeat(4000)}`],
	])("serves nothing outside of its folder: %s", async (path) => {
		const answer = await raw(path);
		expect(answer).toMatch(/^HTTP\/1\.1 404 /);
		expect(answer).not.toContain("secret");
	});
	it("still serves after all that, a link within the folder too", async () => {
		expect(await (await fetch(address)).text()).toBe("front");
		expect(await (await fetch(`${address}within`)).text()).toBe("front");
	});
	it.each(["x", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example:4173", "2130706433", ""])(
		"answers nobody who calls it %j",
		async (host) => {
			expect(await raw("/", host)).toMatch(/^HTTP\/1\.1 4(?:21|00) /);
		},
	);
	it.each(["localhost", "LOCALHOST:1", "127.0.0.1:8080", "[::1]:1"])("answers who calls it %s", async (host) => {
		expect(await raw("/", host)).toMatch(/^HTTP\/1\.1 200 /);
	});
	it("sends a page's own policy as a header too, and for all else that nothing runs", async () => {
		const policy = async (path: string) => (await fetch(address + path)).headers.get("content-security-policy");
		expect(await policy("own")).toBe("default-src 'self'; script-src 'sha256-x'; frame-ancestors 'none'");
		for (const path of ["", "drawing.svg", "nowhere"]) expect(await policy(path)).toMatch(/^default-src 'none'; /);
	});
	it("takes no other method than GET and HEAD", async () => {
		expect((await fetch(address, { method: "POST" })).status).toBe(405);
		expect((await fetch(address, { method: "HEAD" })).status).toBe(200);
	});
});
