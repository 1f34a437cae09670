import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

const MOST_REDIRECTS = 5;

/**
 * A GET request whose answer is read as a stream; redirects are followed. The proxy of the environment is used when
 * NODE_USE_ENV_PROXY is set, as packages/publication/cli/setup/run.mjs does.
 *
 * Not fetch: in Node 22 its parser ends the whole process ("assert(!this.paused)") when a server of HTTP/1.0, such as
 * Python's http.server, closes the connection while the reader is behind.
 */
export async function httpGet(
	url: string,
	{ headers, signal }: { headers: Readonly<Record<string, string>>; signal: AbortSignal },
): Promise<IncomingMessage> {
	let address = new URL(url);
	for (let redirects = 0; ; redirects++) {
		const response = await getOnce(address, headers, signal);
		const { statusCode = 0 } = response;
		const location = response.headers.location;
		if (![301, 302, 303, 307, 308].includes(statusCode) || location === undefined) return response;
		response.destroy();
		if (redirects === MOST_REDIRECTS) {
			throw Object.assign(new Error(`the server redirects more than ${MOST_REDIRECTS} times`), { code: "REDIRECTS" });
		}
		address = new URL(location, address);
	}
}

function getOnce(url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<IncomingMessage> {
	const request = url.protocol === "https:" ? requestHttps : requestHttp;
	return new Promise((done, fail) => {
		const call = request(url, { headers: { "user-agent": "quickening", ...headers }, signal }, done);
		call.on("error", fail);
		call.end();
	});
}
