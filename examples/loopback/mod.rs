//! A mock of the service on loopback, and a configuration that makes the AWS SDK use it without TLS; for the
//! examples and the tests. A real program takes its configuration from `aws-config` instead.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    mem,
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    ops::DerefMut,
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::Duration,
};

use aws_sdk_kafkaconnect::{
    Config,
    config::{
        AsyncSleep, BehaviorVersion, Builder, Credentials, HttpClient, Region, RuntimeComponents,
        Sleep,
        http::{HttpRequest, HttpResponse},
    },
    error::{BoxError, ConnectorError},
};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

/// The mock service.
#[derive(Debug)]
pub(crate) struct Service {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    connections: usize,
    arrived: Vec<Arrived>,
}

/// A received request.
#[derive(Clone, Debug)]
pub(crate) struct Arrived {
    pub(crate) method: String,
    /// The path and query.
    pub(crate) target: String,
    pub(crate) body: String,
}

/// An answer of the service. The name in `error` is empty on success.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) error: &'static str,
    pub(crate) body: Value,
}

impl Service {
    /// Starts a service that answers each request with `answer`.
    pub(crate) fn start(answer: impl Fn(&Arrived) -> Answer + Send + 'static) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if let Err(error) = serve(&stream, &shared, &answer) {
                    eprintln!("the service lost a connection: {error}");
                }
            }
        });
        Ok(Self { address, state })
    }

    /// A configuration that connects to this service.
    pub(crate) fn config(&self) -> Builder {
        Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .endpoint_url(format!("http://{}", self.address))
            .region(Region::from_static("us-east-1"))
            .credentials_provider(Credentials::new("id", "key", None, None, "loopback"))
            .http_client(PlainHttp)
            .sleep_impl(TokioSleep)
    }

    /// The number of connections so far.
    pub(crate) fn connections(&self) -> usize {
        lock(&self.state).connections
    }

    /// Takes the requests received since the last call.
    pub(crate) fn take_arrived(&self) -> Vec<Arrived> {
        mem::take(&mut lock(&self.state).arrived)
    }
}

/// Accepts every `UpdateConnector`, whose operation is complete at once, describes each connector alike, lists
/// none, and rejects everything else.
pub(crate) fn take(arrived: &Arrived) -> Answer {
    let (path, query) = arrived
        .target
        .split_once('?')
        .unwrap_or((&arrived.target, ""));
    let arn = |path: &str| percent_decode_str(path).decode_utf8_lossy().into_owned();
    let parts: Vec<_> = path.split('/').skip(1).collect();
    let (status, error, body) = match (arrived.method.as_str(), &parts[..]) {
        ("GET", ["v1", "connectors"]) => (200, "", json!({ "connectors": [] })),
        ("GET", ["v1", "connectors", path]) => {
            let body = json!({
                "connectorArn": arn(path),
                "connectorState": "RUNNING",
                "currentVersion": "K2EUQ1WTGCTBG2",
                "capacity": { "provisionedCapacity": { "mcuCount": 1, "workerCount": 2 } },
            });
            (200, "", body)
        }
        ("PUT", ["v1", "connectors", path]) if query.starts_with("currentVersion=") => {
            let body = json!({
                "connectorArn": arn(path),
                "connectorState": "UPDATING",
                "connectorOperationArn": arn(path).replace(":connector/", ":connector-operation/") + "/1",
            });
            (200, "", body)
        }
        ("GET", ["v1", "connectorOperations", path]) => {
            let body = json!({
                "connectorOperationArn": arn(path),
                "connectorOperationState": "UPDATE_COMPLETE",
            });
            (200, "", body)
        }
        _ => (
            404,
            "NotFoundException",
            json!({ "message": "there is no such thing" }),
        ),
    };
    Answer {
        status,
        error,
        body,
    }
}

fn lock(state: &Mutex<State>) -> impl DerefMut<Target = State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(
    mut stream: &TcpStream,
    state: &Mutex<State>,
    answer: &impl Fn(&Arrived) -> Answer,
) -> io::Result<()> {
    lock(state).connections += 1;
    let mut reader = BufReader::new(stream);
    let (line, headers) = read_head(&mut reader)?;
    let length = header(&headers, "content-length").and_then(|length| length.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body)?;

    let mut words = line.split(' ').map(str::to_owned);
    let arrived = Arrived {
        method: words.next().unwrap_or_default(),
        target: words.next().unwrap_or_default(),
        body: String::from_utf8(body).map_err(io::Error::other)?,
    };
    let Answer {
        status,
        error,
        body,
    } = answer(&arrived);
    lock(state).arrived.push(arrived);

    let error = match error {
        "" => String::new(),
        name => format!("x-amzn-errortype: {name}\r\n"),
    };
    let body = body.to_string();
    let length = body.len();
    let answer = format!("HTTP/1.1 {status} -\r\n{error}content-length: {length}\r\n\r\n{body}");
    stream.write_all(answer.as_bytes())
}

/// Reads the request line and the headers.
fn read_head(reader: &mut impl BufRead) -> io::Result<(String, Vec<String>)> {
    let mut lines = reader.lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    let headers = lines.take_while(|line| line.as_ref().map_or(true, |line| !line.is_empty()));
    Ok((first, headers.collect::<io::Result<_>>()?))
}

fn header<'h>(headers: &'h [String], name: &str) -> Option<&'h str> {
    let mut headers = headers.iter().filter_map(|header| header.split_once(':'));
    let found = headers.find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.trim())
}

/// An HTTP client that opens a connection for each request, and waits for the answer.
#[derive(Clone, Debug)]
struct PlainHttp;

impl HttpClient for PlainHttp {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for PlainHttp {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::ready(exchange(&request).map_err(ConnectorError::io))
    }
}

fn exchange(request: &HttpRequest) -> Result<HttpResponse, BoxError> {
    let uri = request
        .uri()
        .strip_prefix("http://")
        .ok_or("no `http` URI")?;
    let (address, target) = uri.split_at(uri.find('/').ok_or("no path")?);
    let body = request.body().bytes().ok_or("the body is not in memory")?;
    let mut sent = Vec::new();
    write!(sent, "{} {target} HTTP/1.1\r\n", request.method())?;
    write!(sent, "host: {address}\r\n")?;
    for (name, value) in request.headers() {
        write!(sent, "{name}: {value}\r\n")?;
    }
    sent.extend_from_slice(b"\r\n");
    sent.extend_from_slice(body);
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(&sent)?;

    let mut reader = BufReader::new(stream);
    let (line, headers) = read_head(&mut reader)?;
    let mut body = Vec::new();
    reader.read_to_end(&mut body)?;
    let status: u16 = line.split(' ').nth(1).ok_or("no status")?.parse()?;
    let mut response = HttpResponse::new(status.try_into()?, body.into());
    if let Some(error) = header(&headers, "x-amzn-errortype") {
        let headers = response.headers_mut();
        headers.insert("x-amzn-errortype", error.to_owned());
    }
    Ok(response)
}

/// A sleep for the SDK, to wait between retries.
#[derive(Clone, Debug)]
struct TokioSleep;

impl AsyncSleep for TokioSleep {
    fn sleep(&self, duration: Duration) -> Sleep {
        Sleep::new(tokio::time::sleep(duration))
    }
}
