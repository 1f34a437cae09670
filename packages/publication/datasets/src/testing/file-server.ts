import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How the next answers for a path go wrong; each is used once, in order. */
export type Fault =
	/** The connection is cut after this many bytes of the body. */
	| { readonly kind: "cut"; readonly after: number }
	/** Headers and this many bytes come, then nothing. */
	| { readonly kind: "stall"; readonly after: number }
	| { readonly kind: "status"; readonly status: number }
	/** One byte of the body is another. */
	| { readonly kind: "wrong byte" }
	/** The whole body comes although a part was asked for. */
	| { readonly kind: "no range" }
	/** A part comes, but another one than asked for. */
	| { readonly kind: "wrong range" }
	/** The body goes on behind its end; its length is not announced. */
	| { readonly kind: "endless" }
	/** The body ends early, as if it were whole; its length is not announced. */
	| { readonly kind: "short"; readonly after: number }
	| { readonly kind: "redirect"; readonly to: string };

/** A web server on 127.0.0.1 that serves bytes by path, with ranges, and misbehaves when told to. */
export interface FileServer {
	readonly address: string;
	readonly files: Map<string, Uint8Array>;
	/** Path and range of each request, in order. */
	readonly requests: string[];
	fault(path: string, ...faults: readonly Fault[]): void;
	close(): Promise<void>;
}

/** Starts a {@link FileServer}. */
export async function startFileServer(): Promise<FileServer> {
	const files = new Map<string, Uint8Array>();
	const faults = new Map<string, Fault[]>();
	const requests: string[] = [];
	const server = createServer((request, response) => {
		const path = decodeURIComponent(new URL(request.url!, "http://x").pathname);
		requests.push(`${path} ${request.headers.range ?? "whole"}`);
		answer(request, response, files.get(path), faults.get(path)?.shift());
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	return {
		address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		files,
		requests,
		fault: (path, ...list) => {
			faults.set(path, [...(faults.get(path) ?? []), ...list]);
		},
		close: () =>
			new Promise((done) => {
				server.closeAllConnections();
				server.close(() => done());
			}),
	};
}

function answer(
	request: IncomingMessage,
	response: ServerResponse,
	content: Uint8Array | undefined,
	fault: Fault | undefined,
): void {
	if (fault?.kind === "status") return void response.writeHead(fault.status).end("no");
	if (fault?.kind === "redirect") return void response.writeHead(302, { location: fault.to }).end("elsewhere");
	if (!content) return void response.writeHead(404).end("not here");
	const asked = /^bytes=(\d+)-$/.exec(request.headers.range ?? "");
	let start = asked && fault?.kind !== "no range" ? Number(asked[1]) : 0;
	if (start >= content.length && start > 0) return void response.writeHead(416).end();
	if (fault?.kind === "wrong range") start = Math.max(0, start - 1);
	const body = Buffer.from(content.subarray(start));
	if (fault?.kind === "wrong byte") body[body.length >> 1]! ^= 1;
	const isPart = asked !== null && fault?.kind !== "no range";
	const isUnannounced = fault?.kind === "endless" || fault?.kind === "short";
	response.writeHead(isPart ? 206 : 200, {
		...(isUnannounced ? {} : { "content-length": body.length }),
		...(isPart ? { "content-range": `bytes ${start}-${content.length - 1}/${content.length}` } : {}),
	});
	switch (fault?.kind) {
		case "cut":
			response.write(body.subarray(0, fault.after), () => setTimeout(() => response.destroy(), 20));
			return;
		case "stall":
			response.write(body.subarray(0, fault.after));
			return;
		case "endless":
			response.end(Buffer.concat([body, Buffer.alloc(100_000, 120)]));
			return;
		case "short":
			response.end(body.subarray(0, fault.after));
			return;
		default:
			response.end(body);
	}
}
