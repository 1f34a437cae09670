import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
		writeFileSync(join(parent, "dist", "papers", "x.html"), "paper x");
		writeFileSync(join(parent, "dist", "404.html"), "no such page");
		({ server, address } = await serveSite(join(parent, "dist"), 0));
	});
	afterAll(() => {
		server.close();
		rmSync(parent, { recursive: true });
	});

	/** A request as it is written, since fetch would tidy the path. */
	const raw = (path: string) =>
		new Promise<string>((resolve, reject) => {
			const { port } = new URL(address);
			const socket = connect(Number(port), "127.0.0.1", () =>
				socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`),
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
	it.each(["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/../dist-secret/a.txt", "/%00", "/%"])(
		"serves nothing outside of its folder: %s",
		async (path) => {
			const answer = await raw(path);
			expect(answer).toMatch(/^HTTP\/1\.1 404 /);
			expect(answer).not.toContain("secret");
		},
	);
	it("takes no other method than GET and HEAD", async () => {
		expect((await fetch(address, { method: "POST" })).status).toBe(405);
		expect((await fetch(address, { method: "HEAD" })).status).toBe(200);
	});
});
