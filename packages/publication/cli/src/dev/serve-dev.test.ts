import { createServer, request, type Server } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DevServer, serveDev } from "./serve-dev.ts";

describe("serveDev", () => {
	/** A preview of one page, which takes every upgrade. */
	let preview: Server;
	let dev: DevServer;
	beforeAll(async () => {
		preview = createServer((_, response) =>
			response.writeHead(200, { "content-type": "text/html" }).end("<body>page</body>"),
		);
		preview.on("upgrade", (_, socket) => socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n"));
		await new Promise<void>((resolve) => preview.listen(0, "127.0.0.1", resolve));
		dev = await serveDev((preview.address() as { port: number }).port, 0);
	});
	afterAll(async () => {
		await dev.close();
		preview.close();
	});

	const statusFor = (headers: Record<string, string>) =>
		new Promise<number>((resolve, reject) => {
			request(dev.address, { headers }, (answer) => {
				answer.resume();
				resolve(answer.statusCode!);
			})
				.on("error", reject)
				.end();
		});
	const upgrade = (headers: string) =>
		new Promise<string>((resolve) => {
			const socket = connect(Number(new URL(dev.address).port), "127.0.0.1", () =>
				socket.write(`GET /_observablehq HTTP/1.1\r\n${headers}connection: upgrade\r\nupgrade: websocket\r\n\r\n`),
			);
			let text = "";
			socket.setEncoding("utf8").on("data", (part) => (text += part));
			socket.on("close", () => resolve(text)).on("error", () => {});
		});

	it("answers this machine's names, and no page of another host whose name leads here", async () => {
		expect(await statusFor({ host: "localhost:3000" })).toBe(200);
		expect(await statusFor({ host: "evil.example" })).toBe(421);
		expect(await statusFor({ host: "127.0.0.1", origin: "https://evil.example" })).toBe(421);
	});

	it("lets no page of another host at the preview's socket, which sends code", async () => {
		expect(await upgrade("host: 127.0.0.1:1\r\norigin: http://127.0.0.1:1\r\n")).toMatch(/^HTTP\/1\.1 101/);
		expect(await upgrade("host: evil.example\r\n")).toBe("");
		expect(await upgrade("host: 127.0.0.1:1\r\norigin: https://evil.example\r\n")).toBe("");
	});

	it("gives each page a policy by which nothing comes from another host", async () => {
		const answer = await fetch(dev.address, { headers: { accept: "text/html" } });
		expect(await answer.text()).toContain("page<script");
		const policy = answer.headers.get("content-security-policy")!;
		expect(policy).toContain("default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';");
		expect(policy).not.toMatch(/https?:|(?<!127\.0\.0\.1:|localhost:)\*/);
	});
});
