import { createReadStream, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join, normalize, sep } from "node:path";

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
 * papers/x.html or papers/x/index.html. Nothing outside of the folder is served.
 *
 * @param port - 0 takes a free one.
 */
export async function serveSite(folder: string, port: number): Promise<{ server: Server; address: string }> {
	const server = createServer((request, response) => {
		if (request.method !== "GET" && request.method !== "HEAD") {
			response.writeHead(405, { allow: "GET, HEAD" }).end();
			return;
		}
		const file = find(folder, request.url ?? "/");
		const path = file ?? find(folder, "/404");
		if (path === undefined) {
			response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("There is no such page.\n");
			return;
		}
		response.writeHead(file ? 200 : 404, {
			"content-type": types[extname(path)] ?? "application/octet-stream",
			"content-length": statSync(path).size,
			"cache-control": "no-cache",
			"x-content-type-options": "nosniff",
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
	if (below !== folder && !below.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return undefined;
	return [below, `${below.replace(/[/\\]$/, "")}.html`, join(below, "index.html")].find(
		(candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile() === true,
	);
}
