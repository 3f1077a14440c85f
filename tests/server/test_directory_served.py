"""The directory on a real server: the commands by their exit codes and words, and directories that call at once."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from tests.server.device import CLIENT, MadeDevice
from tests.server.scim_calls import PATCH, user
from tests.server.serving import PATIENCE_S, run, run_in_turn, tokens


def made_token(environment) -> str:
    made = run(environment, "scim-token", "--days", "2")
    assert made.returncode == 0, made.stderr
    assert "/scim/v2" in made.stdout
    return made.stdout.splitlines()[-1]


def call(url: str, token: str, method: str, path: str, body: object = None) -> requests.Response:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/scim+json"}
    data = None if body is None else json.dumps(body)
    return requests.request(method, f"{url}/scim/v2/{path}", data=data, headers=headers, timeout=PATIENCE_S)


def test_a_token_opens_the_running_server_until_it_is_revoked(environment, demo, served):
    token = made_token(environment)
    assert call(served.url, token, "GET", "Users").json()["totalResults"] == len(demo)
    told = call(served.url, token, "POST", "Users", user("new@harbor.example"))
    assert told.headers["Location"].startswith(f"{served.url}/scim/v2/Users/")
    listed = run(environment, "scim-token", "--list").stdout
    assert "never used" not in listed
    assert token not in listed
    assert run(environment, "scim-token", "--revoke", "1").returncode == 0
    assert call(served.url, token, "GET", "Users").status_code == 401
    again = run(environment, "scim-token", "--revoke", "1")
    assert (again.returncode, again.stderr) == (
        2,
        "timetracker-server: There is no token 1, or it was revoked before.\n",
    )
    assert run(environment, "scim-token", "--days", "0").returncode == 2


def test_of_two_at_once_one_comes_and_no_change_is_lost(environment, served):
    token = made_token(environment)

    def add(_: int) -> int:
        return call(served.url, token, "POST", "Users", user("twin@harbor.example")).status_code

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(add, range(8))) == [201, *[409] * 7]
        people = [call(served.url, token, "POST", "Users", user(f"p{n}@h.example")).json()["id"] for n in range(8)]
        whole = {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "All"}
        path = f"Groups/{call(served.url, token, 'POST', 'Groups', whole).json()['id']}"

        def join(person: str) -> int:
            operation = {"op": "add", "path": "members", "value": [{"value": person}]}
            body = {"schemas": [PATCH], "Operations": [operation]}
            return call(served.url, token, "PATCH", path, body).status_code

        assert set(pool.map(join, people)) == {204}
    members = call(served.url, token, "GET", path).json()["members"]
    assert {each["value"] for each in members} == set(people)


def test_leaving_ends_a_device_in_the_midst_of_its_sync(environment, served, demo):
    """Three threads sync and renew as fast as they can; what they ask once the directory has its answer is refused."""
    jonas = next(each for each in demo if each["role"] == "employee")
    access, refresh = (tokens(served.url, jonas["email"])[f"{kind}_token"] for kind in ("access", "refresh"))
    directory = made_token(environment)
    found = call(served.url, directory, "GET", f'Users?filter=userName eq "{jonas["email"]}"').json()
    device, left, late = MadeDevice(found["Resources"][0]["id"]), threading.Event(), []

    def syncing() -> int:
        pulled = 0
        with requests.Session() as session:
            session.headers = {"Authorization": f"Bearer {access}", "Content-Type": "application/json"}
            while True:
                after = left.is_set()
                reply = session.post(f"{served.url}/api/v1/pull", device.pull(), timeout=PATIENCE_S)
                if after:
                    late.append(reply.status_code)
                    return pulled
                assert reply.status_code in (200, 401, 403), (
                    reply.content
                )  # 403: let in, and its device withdrawn meanwhile
                pulled += reply.status_code == 200

    def renewing() -> int:
        renewed, latest = 0, refresh
        fields = {"grant_type": "refresh_token", "client_id": CLIENT}
        while True:
            after = left.is_set()
            reply = requests.post(f"{served.url}/openid/token", {**fields, "refresh_token": latest}, timeout=PATIENCE_S)
            if after:
                late.append(reply.status_code)
                return renewed
            if reply.status_code == 200:
                renewed, latest = renewed + 1, reply.json()["refresh_token"]

    with ThreadPoolExecutor(4) as pool:
        work = [pool.submit(syncing), pool.submit(syncing), pool.submit(renewing)]
        for _ in range(3):  # so that some of each has been answered
            call(served.url, directory, "GET", "Users?count=1")
        body = {"schemas": [PATCH], "Operations": [{"op": "Replace", "path": "active", "value": "False"}]}
        reply = call(served.url, directory, "PATCH", f"Users/{found['Resources'][0]['id']}", body)
        assert reply.status_code == 204, reply.content
        left.set()
        assert all(each.result(PATIENCE_S) > 0 for each in work)
    assert sorted(late) == [400, 401, 401]


def test_people_are_exported_changed_and_imported(environment, demo, tmp_path):
    file = tmp_path / "people.csv"
    assert run(environment, "people", "export", str(file)).returncode == 0
    assert file.stat().st_mode & 0o077 == 0
    text = file.read_text(encoding="utf-8-sig")
    same = run(environment, "people", "import", str(file), "--complete")
    assert same.stdout == f"0 come, 0 come back, 0 change, 0 leave, {len(text.splitlines()) - 1} stay as they are.\n"
    file.write_text(text + "new@harbor.example,New One,H-99,employee,DE,Pier,yes\n", encoding="utf-8")
    words = ["people", "import", str(file)]
    tried, done = run_in_turn(environment, [*words, "--dry-run"], words)
    assert tried.stdout.splitlines()[0] == "comes       new@harbor.example"
    assert tried.stdout.endswith("Nothing was changed: this was a dry run.\n")
    assert done.stdout == tried.stdout[: tried.stdout.rindex("Nothing")]
    password = run(environment, "people", "password", "new@harbor.example", stdin="a long enough one\n")
    assert (password.returncode, password.stdout) == (0, "new@harbor.example has a new password.\n")


@pytest.mark.parametrize(("text", "said"), [("nonsense", "line 1: the columns are"), ("email,name\nx,\n", "line 2: ")])
def test_a_wrong_file_ends_the_command_with_what_is_wrong(environment, demo, tmp_path, text, said):
    (tmp_path / "people.csv").write_text(text)
    words = ["people", "import"]
    ended, none = run_in_turn(environment, [*words, str(tmp_path / "people.csv")], [*words, str(tmp_path / "none.csv")])
    assert ended.returncode == 2
    assert said in ended.stderr
    assert none.returncode == 2
