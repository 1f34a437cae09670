import { createReadStream, readFileSync, realpathSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { isOwnHost } from "./is-own-host.ts";

const types: Readonly<Record<string, string>> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".mjs": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".json": "application/json; charset=utf-8",
	".csv": "text/csv; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
	".pdf": "application/pdf",
	".woff2": "font/woff2",
	".wasm": "application/wasm",
	".txt": "text/plain; charset=utf-8",
};

/**
 * Serves a folder of files to this machine alone (127.0.0.1), with the addresses that the report uses: `/papers/x` is
 * papers/x.html or papers/x/index.html. Nothing outside of the folder is served, also not through a link, and nobody who
 * calls this machine by another name is answered.
 *
 * @param port - 0 takes a free one.
 */
export async function serveSite(folder: string, port: number): Promise<{ server: Server; address: string }> {
	const root = realpathSync(folder);
	const server = createServer((request, response) => {
		if (request.method !== "GET" && request.method !== "HEAD") {
			response.writeHead(405, { allow: "GET, HEAD" }).end();
			return;
		}
		if (!isOwnHost(request)) {
			response.writeHead(421, { "content-type": "text/plain; charset=utf-8" });
			response.end("This server answers to 127.0.0.1 and localhost alone.\n");
			return;
		}
		const file = find(root, request.url ?? "/");
		const path = file ?? find(root, "/404");
		if (path === undefined) {
			response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("There is no such page.\n");
			return;
		}
		response.writeHead(file ? 200 : 404, {
			"content-type": types[extname(path)] ?? "application/octet-stream",
			"content-length": statSync(path).size,
			"cache-control": "no-cache",
			"x-content-type-options": "nosniff",
			"content-security-policy": `${policyOf(path)}; frame-ancestors 'none'`,
			"referrer-policy": "no-referrer",
		});
		if (request.method === "HEAD") response.end();
		else
			createReadStream(path)
				.on("error", () => response.destroy())
				.pipe(response);
	});
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, "127.0.0.1", resolve);
	});
	const bound = server.address();
	return { server, address: `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : port}/` };
}

function find(folder: string, url: string): string | undefined {
	let path: string;
	try {
		path = decodeURIComponent(url.split(/[?#]/, 1)[0]!);
	} catch {
		return undefined;
	}
	if (path.includes("\0")) return undefined;
	const below = join(folder, normalize(`/${path}`));
	for (const candidate of [below, `${below.replace(/[/\\]$/, "")}.html`, join(below, "index.html")]) {
		const file = fileBelow(folder, candidate);
		if (file !== undefined) return file;
	}
	return undefined;
}

/** Where a file of a folder really lies; undefined when there is none, or a link leads out of the folder. */
function fileBelow(folder: string, path: string): string | undefined {
	try {
		const real = realpathSync(path);
		return real.startsWith(folder.endsWith(sep) ? folder : folder + sep) && statSync(real).isFile() ? real : undefined;
	} catch {
		// Not there, a name that is too long, links in a circle, a folder that may not be entered: in any case no file to serve.
		return undefined;
	}
}

/** The policy that a page has for itself; for all else, such as a drawing or a page without one, that nothing runs. */
function policyOf(path: string): string {
	const own =
		extname(path) === ".html"
			? /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(readFileSync(path, "utf8"))?.[1]
			: undefined;
	return own ?? "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'";
}
