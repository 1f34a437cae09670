import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { createConnection } from "node:net";
import { isOwnHost } from "../site/is-own-host.ts";
import { devPaths, pageScript } from "./page-script.ts";

/** What the open pages are told. */
export interface DevState {
	/** Goes up with each change of what the pages show: a page of another version loads itself anew. */
	readonly version: number;
	readonly working: boolean;
	readonly problems: readonly string[];
}

export interface DevServer {
	readonly address: string;
	tell(state: DevState): void;
	close(): Promise<void>;
}

/**
 * Serves the preview to this machine alone, with what a preview lacks: each page hears of rebuilds, and results are at the
 * addresses that they have in the built report.
 *
 * @param port - 0 takes a free one.
 */
export async function serveDev(previewPort: number, port: number): Promise<DevServer> {
	let state: DevState = { version: 1, working: false, problems: [] };
	const listeners = new Set<ServerResponse>();
	const message = () => `data: ${JSON.stringify(state)}\n\n`;
	const server = createServer((incoming, response) => {
		if (!isOwnHost(incoming)) {
			response.writeHead(421, { "content-type": "text/plain; charset=utf-8" });
			response.end("This server answers to 127.0.0.1 and localhost alone.\n");
			return;
		}
		const path = (incoming.url ?? "/").split("?", 1)[0]!;
		if (path === devPaths.script) {
			response.writeHead(200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" });
			response.end(pageScript);
		} else if (path === devPaths.events) {
			response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
			response.write(message());
			listeners.add(response);
			response.once("close", () => listeners.delete(response));
		} else {
			pass(incoming, response, { previewPort, path: incoming.url ?? "/", version: () => state.version });
		}
	});
	// Framework's own socket, by which it replaces parts of a page whose source has changed.
	server.on("upgrade", (incoming, socket, head) => {
		if (!isOwnHost(incoming)) return void socket.destroy();
		const upstream = createConnection({ host: "127.0.0.1", port: previewPort });
		const headers = incoming.rawHeaders.flatMap((name, i) =>
			i % 2 === 0 ? [`${name}: ${incoming.rawHeaders[i + 1]}`] : [],
		);
		upstream.once("connect", () => {
			upstream.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`);
			if (head.length > 0) upstream.write(head);
			socket.pipe(upstream).pipe(socket);
		});
		upstream.on("error", () => socket.destroy());
		socket.on("error", () => upstream.destroy());
		socket.once("close", () => upstream.destroy());
	});
	await listen(server, port);
	const bound = server.address() as { port: number };
	return {
		address: `http://127.0.0.1:${bound.port}/`,
		tell(next) {
			state = next;
			for (const listener of listeners) listener.write(message());
		},
		async close() {
			for (const listener of listeners) listener.end();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** The preview runs what it is sent, so only where things come from can be kept: this machine alone. */
const policy =
	"default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws://127.0.0.1:* ws://localhost:*; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

interface Passing {
	readonly previewPort: number;
	readonly path: string;
	readonly version: () => number;
	readonly isFile?: boolean;
}

function pass(
	incoming: IncomingMessage,
	response: ServerResponse,
	{ previewPort, path, version, isFile = false }: Passing,
): void {
	// Compressed or unchanged answers could not be added to.
	const { "accept-encoding": _, "if-none-match": __, "if-modified-since": ___, ...headers } = incoming.headers;
	const upstream = request(
		{ host: "127.0.0.1", port: previewPort, method: incoming.method, path, headers },
		(answer) => {
			const status = answer.statusCode ?? 502;
			// A result's own address: the preview knows it as a file that a loader makes.
			if (status === 404 && !isFile && /^\/(?!_)[^?]*\.[a-z0-9]+(?:\?|$)/.test(path)) {
				answer.resume();
				pass(incoming, response, { previewPort, path: `/_file${path}`, version, isFile: true });
				return;
			}
			const wantsPage = incoming.method === "GET" && /text\/html/.test(incoming.headers.accept ?? "");
			if (status >= 500 && wantsPage) {
				answer.resume();
				// A plain text could not load itself anew; what is wrong comes as an event.
				response.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
				response.end(standIn("This page cannot be shown as it stands.", version()));
				return;
			}
			const isPage = /^text\/html/.test(answer.headers["content-type"] ?? "") && incoming.method === "GET";
			const { "content-length": ____, etag: _____, "last-modified": ______, ...kept } = answer.headers;
			response.writeHead(status, {
				...(isPage ? { ...kept, "content-security-policy": policy } : answer.headers),
				"cache-control": "no-store",
			});
			if (!isPage) {
				answer.pipe(response);
				return;
			}
			let page = "";
			const shown = version();
			answer.setEncoding("utf8").on("data", (text: string) => {
				page += text;
			});
			answer.once("end", () => {
				const script = `<script type="module" src="${devPaths.script}?v=${shown}"></script>`;
				response.end(page.includes("</body>") ? page.replace("</body>", `${script}</body>`) : page + script);
			});
		},
	);
	upstream.once("error", () => {
		if (response.headersSent) return void response.destroy();
		response.writeHead(502, { "content-type": "text/html; charset=utf-8" });
		response.end(standIn("The preview is being started anew.", 0));
	});
	upstream.end();
}

/** A page in the place of one that cannot be had now. */
function standIn(words: string, version: number): string {
	return `<!doctype html><meta charset="utf-8"><title>Quickening</title><p>${words}</p><script type="module" src="${devPaths.script}?v=${version}"></script>`;
}

async function listen(server: Server, port: number): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, "127.0.0.1", resolve);
	});
}
