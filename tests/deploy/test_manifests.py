"""The files that operators start from agree with each other: ports, paths, addresses, users, names, and what is copied."""

from __future__ import annotations

import ipaddress
import json
import re
from typing import Any

import pytest
import yaml

from components.web import server
from deploy import loopback
from tests.register import ROOT

DEPLOY = ROOT / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
FILES = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
KINDS: dict[str, dict[str, Any]] = {each["kind"]: each for each in (yaml.safe_load(file.read_text(encoding="utf-8")) for file in FILES)}
NGINX = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
CONTAINER = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
REPLICAS = {name: each for name, each in COMPOSE["services"].items() if name.startswith("replica-")}
PROXY = COMPOSE["services"]["proxy"]


def instructions(name: str) -> list[str]:
    """The arguments of each instruction of the Containerfile with a name."""
    return [each.removeprefix(f"{name} ").strip() for each in CONTAINER.splitlines() if each.startswith(f"{name} ")]


COMMAND, ENV = loopback.contained()
COPIED = [each for line in instructions("COPY") for each in line.split()[:-1]]


def container() -> dict[str, Any]:
    (only,) = KINDS["Deployment"]["spec"]["template"]["spec"]["containers"]
    return only


@pytest.mark.parametrize("path", COPIED)
def test_what_the_container_copies_is_there_and_let_through(path: str) -> None:
    let = (DEPLOY / "Containerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    assert (ROOT / path).exists()
    assert f"!{path.rstrip('/')}" in let
    assert let[1] == "*"


def test_the_container_has_nothing_of_the_tests_and_every_package_with_its_hash() -> None:
    assert [each for each in COPIED if each.startswith(("tests", "deploy", "docs", "."))] == [
        ".streamlit/config.toml",
        "deploy/streamlit.toml",
    ]
    (install,) = [each for each in instructions("RUN") if "pip install" in each]
    assert "--require-hashes" in install
    packages = re.findall(
        r"^[\w.-]+(?:\[\w+\])?==.*?(?=^\w|\Z)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert packages
    assert [each for each in packages if "--hash=sha256:" not in each] == []


def test_the_container_has_what_the_server_and_its_lock_need() -> None:
    (base,) = instructions("FROM")
    version = tuple(map(int, re.search(r":(\d+)\.(\d+)-slim$", base).groups()))  # type: ignore[union-attr]
    assert version >= (3, 11)
    assert json.loads(instructions("CMD")[-1])[:4] == ["python", "-m", "uvicorn", "app:app"]
    assert re.search(r"^uvicorn==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)


def test_nobody_is_root() -> None:
    (user,) = instructions("USER")
    inside = KINDS["Deployment"]["spec"]["template"]["spec"]["securityContext"]
    assert user == f"{inside['runAsUser']}:{inside['runAsGroup']}"
    assert inside["runAsNonRoot"]
    assert int(user.split(":")[0]) > 0


def test_all_speak_of_one_port() -> None:
    port = int(ENV["UVICORN_PORT"])
    assert instructions("EXPOSE") == [str(port)]
    assert f"127.0.0.1:{port}/healthz" in instructions("HEALTHCHECK")[0]
    assert [each["containerPort"] for each in container()["ports"]] == [port]
    assert set(re.findall(r"server \S+:(\d+) ", PROXY["environment"]["REPLICAS"])) == {str(port)}
    assert PROXY["ports"] == [f"{PROXY['environment']['PORT']}:{PROXY['environment']['PORT']}"]


def test_the_proxy_knows_every_replica_and_every_replica_trusts_the_proxy_alone() -> None:
    network = ipaddress.ip_network(COMPOSE["networks"]["inside"]["ipam"]["config"][0]["subnet"])
    addresses = {name: each["networks"]["inside"]["ipv4_address"] for name, each in COMPOSE["services"].items()}
    assert {ipaddress.ip_address(each) in network for each in addresses.values()} == {True}
    assert re.findall(r"server (\S+):", PROXY["environment"]["REPLICAS"]) == [addresses[name] for name in REPLICAS]
    assert {each["environment"]["FORWARDED_ALLOW_IPS"] for each in REPLICAS.values()} == {addresses["proxy"]}
    assert {each["environment"]["UVICORN_ROOT_PATH"] for each in REPLICAS.values()} == {PROXY["environment"]["PREFIX"]}


def test_every_variable_of_the_template_is_filled_in() -> None:
    wanted = set(re.findall(r"\$\{(\w+)\}", NGINX))
    assert set(PROXY["environment"]) == wanted
    assert not re.findall(r"\$\{\w+\}", loopback.configuration([], DEPLOY, "", 80))


def test_nothing_writes_into_its_own_files() -> None:
    assert all(each["read_only"] and each["cap_drop"] == ["ALL"] for each in COMPOSE["services"].values())
    assert container()["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert [each["mountPath"] for each in container()["volumeMounts"]] == ["/tmp"]
    assert all(each["tmpfs"] == ["/tmp"] for each in REPLICAS.values())


def test_the_settings_of_the_container_lie_where_streamlit_looks_for_them() -> None:
    assert f"deploy/streamlit.toml {ENV['HOME']}/.streamlit/config.toml" in instructions("COPY")


def test_health_is_asked_for_where_it_is() -> None:
    routes = [each.path for each in server.routes()]
    asked = {kind: container()[f"{kind}Probe"]["httpGet"]["path"] for kind in ("startup", "readiness", "liveness")}
    assert asked == {"startup": "/healthz", "readiness": "/readyz", "liveness": "/healthz"}
    assert {*asked.values()} <= {*routes}
    assert "/readyz" in PROXY["healthcheck"]["test"][-1]
    assert all(f"location = {each}" in NGINX for each in asked.values())


def test_a_replica_has_time_to_say_goodbye() -> None:
    pod = KINDS["Deployment"]["spec"]["template"]["spec"]
    waits = int(container()["lifecycle"]["preStop"]["exec"]["command"][-1])
    ends = int(COMMAND[COMMAND.index("--timeout-graceful-shutdown") + 1])
    assert waits + ends < pod["terminationGracePeriodSeconds"]
    assert all(ends < int(each["stop_grace_period"].removesuffix("s")) for each in REPLICAS.values())
    assert KINDS["Deployment"]["spec"]["strategy"]["rollingUpdate"]["maxUnavailable"] == 0


def test_kubernetes_parts_name_each_other() -> None:
    labels = KINDS["Deployment"]["spec"]["template"]["metadata"]["labels"]
    (path,) = KINDS["Ingress"]["spec"]["rules"][0]["http"]["paths"]
    service = KINDS["Service"]
    assert KINDS["Deployment"]["spec"]["selector"]["matchLabels"] == service["spec"]["selector"] == labels
    assert (
        KINDS["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"]
        == KINDS["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"]
        == labels
    )
    assert path["backend"]["service"] == {"name": service["metadata"]["name"], "port": {"name": service["spec"]["ports"][0]["name"]}}
    assert service["spec"]["ports"][0]["targetPort"] == container()["ports"][0]["name"]
    assert KINDS["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]["name"] == KINDS["Deployment"]["metadata"]["name"]
    assert KINDS["HorizontalPodAutoscaler"]["spec"]["minReplicas"] > KINDS["PodDisruptionBudget"]["spec"]["maxUnavailable"]
    assert sorted(KINDS["Kustomization"]["resources"]) == [each.name for each in FILES if each.name != "kustomization.yaml"]


def test_the_ingress_follows_the_rules_of_the_proxy() -> None:
    said = KINDS["Ingress"]["metadata"]["annotations"]
    rule = re.search(r"^    (hash .*);$", NGINX, re.MULTILINE)
    assert rule
    assert said["nginx.org/lb-method"] == rule[1]
    assert said["nginx.org/websocket-services"] == KINDS["Service"]["metadata"]["name"]
    assert f"proxy_next_upstream {said['nginx.org/proxy-next-upstream']};" in NGINX
    for name in ("proxy-connect-timeout", "proxy-read-timeout", "proxy-next-upstream-timeout"):
        assert f"{name.replace('-', '_')} {said[f'nginx.org/{name}']};" in NGINX


def test_no_page_lies_where_the_proxy_answers_itself() -> None:
    closed = re.findall(r"location \$\{PREFIX\}(\S+) \{ return 404; \}", NGINX)
    assert closed
    assert [each.path for each in server.routes() if each.path.startswith(tuple(closed))] == []
