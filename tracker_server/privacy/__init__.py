"""What people can ask for about their own data: the policy and its acknowledgement, requests and their answers."""
